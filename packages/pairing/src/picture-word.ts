/** The picture word: both screens show it, the agent says it. Six bits of the handshake's own key. */

export type Language = 'da' | 'en';

const danish =
  'æble,anker,and,ballon,banan,bi,bil,blomst,bog,bold,bro,bænk,cykel,drage,due,egern,elefant,fisk,fjer,flag,' +
  'frø,fugl,giraf,gulerod,hane,hat,hest,hjerte,hund,hus,is,kaktus,kamel,kat,kirke,klokke,krone,kurv,lampe,løve,' +
  'måne,nøgle,ost,paraply,pingvin,pære,regnbue,ring,robot,rose,saks,skib,skildpadde,sko,slot,sol,stjerne,stol,' +
  'svane,tog,træ,tromme,ugle,vindmølle';
const english =
  'apple,anchor,duck,balloon,banana,bee,car,flower,book,ball,bridge,bench,bicycle,dragon,dove,squirrel,elephant,' +
  'fish,feather,flag,frog,bird,giraffe,carrot,rooster,hat,horse,heart,dog,house,ice cream,cactus,camel,cat,' +
  'church,bell,crown,basket,lamp,lion,moon,key,cheese,umbrella,penguin,pear,rainbow,ring,robot,rose,scissors,' +
  'ship,turtle,shoe,castle,sun,star,chair,swan,train,tree,drum,owl,windmill';

export const pictureWords: Record<Language, readonly string[]> = {
  da: danish.split(','),
  en: english.split(','),
};

/** The same index gives the same picture in both languages. */
export function pictureWord(index: number, language: Language): string {
  const word = pictureWords[language][index];
  if (word === undefined) throw new RangeError(`no picture word ${index}`);
  return word;
}
