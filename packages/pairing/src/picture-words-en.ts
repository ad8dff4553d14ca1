const words =
  'apple,anchor,duck,balloon,banana,bee,car,flower,book,ball,bridge,bench,bicycle,dragon,dove,squirrel,elephant,' +
  'fish,feather,flag,frog,bird,giraffe,carrot,rooster,hat,horse,heart,dog,house,ice cream,cactus,camel,cat,' +
  'church,bell,crown,basket,lamp,lion,moon,key,cheese,umbrella,penguin,pear,rainbow,ring,robot,rose,scissors,' +
  'ship,turtle,shoe,castle,sun,star,chair,swan,train,tree,drum,owl,windmill';

export const englishPictures: readonly string[] = words.split(',');
