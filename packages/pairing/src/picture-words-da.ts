const words =
  'æble,anker,and,ballon,banan,bi,bil,blomst,bog,bold,bro,bænk,cykel,drage,due,egern,elefant,fisk,fjer,flag,' +
  'frø,fugl,giraf,gulerod,hane,hat,hest,hjerte,hund,hus,is,kaktus,kamel,kat,kirke,klokke,krone,kurv,lampe,løve,' +
  'måne,nøgle,ost,paraply,pingvin,pære,regnbue,ring,robot,rose,saks,skib,skildpadde,sko,slot,sol,stjerne,stol,' +
  'svane,tog,træ,tromme,ugle,vindmølle';

export const danishPictures: readonly string[] = words.split(',');
