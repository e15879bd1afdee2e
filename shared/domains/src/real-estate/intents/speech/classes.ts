const list = (members: string): string[] => members.split(', ');

/** Word classes for sentences to learn from; no phrase uses them, so they cost nothing when a message is read. */
export const classes: Record<string, string[]> = {
  iwe: list('i, we, we, i, my wife and i, my husband and i'),
  iam: list('i am, we are, my family is, my partner and i are'),
  kin: list(
    'my husband, my wife, my mom, my son, my daughter, my parents, my brother, my dad, my sister, my boyfriend',
  ),
  other: list(
    'my neighbor, the neighbors, my cousin, my friend, a coworker, my boss, her son, the people across from us, ' +
      'my brother in law, everybody, my uncle, they, the smiths, his sister, my ex, a guy at work, our friends',
  ),
  ourhouse: list(
    'my house, our house, my home, our home, the house, our place, my place, my condo, our townhouse, this house, ' +
      'this place, the property, moms house, dads place, her house, the old house, my rental, our land, the family home, ' +
      'the ranch, my duplex, our cabin, the farm, my parents home, it, ours, mine',
  ),
  place: list(
    'house, home, place, condo, townhouse, townhome, duplex, starter home, single story, ranch house, bungalow, ' +
      'family home, property, fixer upper, cottage, new build, villa, little house, three bedroom, 4 bedroom, loft',
  ),
  style: list(
    'blue, brick, corner, red door, ranch style, elm street, oak drive, three bedroom, two story, lakefront, craftsman, ' +
      'new, 389k, little white, stone, modern, yellow',
  ),
};
