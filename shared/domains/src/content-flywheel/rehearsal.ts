/** What is said to pieces of work when the domain is rehearsed in simulation. In any order, so that nothing fits. */
export const rehearsal: Readonly<Record<string, readonly string[]>> = {
  topics: ['Write something about meetings', 'an article on remote trust', 'sleep', 'submarine engines'],
  results: ['web 420 views 9 clicks, newsletter 310 views 22 clicks', 'social 900 views 40 clicks'],
  wishes: ['make it shorter', 'warmer, please', 'tell it another way', 'what is the state of this?'],
  people: ['I want to talk to an editor'],
  consent: ['STOP', 'START'],
};
