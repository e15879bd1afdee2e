import type { Tongue } from './tongue.ts';

const thousands = (dollars: number): string => String(dollars / 1000);
const clock = (hour: number): string => `${hour % 12 || 12}${hour < 12 ? 'am' : 'pm'}`;
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

const both = {
  funds: {
    answers: [
      'yes, we need the money from the sale',
      'I have to sell first so I can buy',
      'we need the equity for the next one',
      'the sale pays for the new one',
    ],
    tells: ['we need the money from the sale to buy the next one'],
  },
  relocating: {
    answers: ['I got a new job in Phoenix', "we're relocating for work", "we're moving closer to my parents"],
    tells: ["it's because we're relocating for work"],
  },
  downsizing: {
    answers: ['the kids moved out, we want something smaller', 'our place is way too big for two people'],
    tells: ["that's because our place is too big now that the kids left"],
  },
  'needs more room': {
    answers: [
      'we have a second baby on the way and need more space',
      'our place is too small for us now',
      'growing family',
    ],
    tells: ["we've outgrown our place, we need more room"],
  },
};

export const english: Tongue = {
  wish: {
    buy: { answers: ['buy', 'buying', "I'm looking to buy", 'we want to buy a house', 'looking for a home to buy'] },
    sell: {
      answers: ['sell', 'selling', 'I want to sell my house', "we're thinking of selling our place", 'looking to sell'],
    },
    both: { answers: ['both', 'both actually', "both, I'd sell mine and buy another one", 'buy and sell'] },
    browsing: { answers: ['just looking around for now', 'just browsing', 'only looking at the moment'] },
  },
  name: {
    answers: ['{}', "I'm {}", 'My name is {}', "it's {}", '{} here', "name's {}"],
    tells: ["I'm {} by the way", 'my name is {}'],
  },
  timeline: {
    now: {
      answers: ['asap', 'as soon as possible', 'right away if we can', 'within a month', 'in the next 3 weeks'],
      tells: ['we need to move asap', "we'd like to be done within a month"],
    },
    '1-3 months': {
      answers: ['in about 2 months', 'within 3 months', '2-3 months', 'in two months or so', 'in {2}'],
      tells: ["we'd like to move within 3 months", 'we want to be settled in about 2 months'],
    },
    '3-6 months': {
      answers: ['in 5 months', '4 to 6 months', 'around {4}', 'by {5}', 'in about half a year'],
      tells: ['we want to move in about 5 months', 'ideally by {4}'],
    },
    '6-12 months': {
      answers: ['in 9 months', 'maybe in ten months', 'not before {9}', 'around {8}', '8 to 10 months from now'],
      tells: ["we're thinking of moving in about 9 months"],
    },
    later: {
      answers: [
        'in two years',
        'not for a while, two years maybe',
        'in a couple of years',
        'eventually, no concrete date',
      ],
      tells: ['it would be in two years or so'],
    },
    flexible: {
      answers: ['no rush', "we're flexible", 'whenever the right one comes along', "I'm not in a hurry"],
      tells: ["there's no rush on our side", "we're flexible on timing"],
    },
  },
  area: {
    answers: ['{}', 'in {}', 'somewhere in {}', 'we like {}', '{} ideally', '{} or close by', 'around {}'],
    tells: ['we want to be in {}', "we're looking in {}", 'somewhere near {} would be great'],
  },
  budget: {
    answers: [
      '{}',
      'around {}',
      'up to {}',
      'max {}',
      'no more than {}',
      'about {}',
      '{} tops',
      'we could go to {}',
      'probably {}',
    ],
    tells: [
      'our budget is {}',
      'we can spend up to {}',
      'max budget {}',
      'I have a budget of {}',
      "we don't want to go over {}",
    ],
  },
  priceExpectation: {
    answers: [
      '{}',
      'around {}',
      "I'm hoping for {}",
      'at least {}',
      "we'd like to get {}",
      '{} would be great',
      'something like {}',
    ],
    tells: [
      "we're hoping to get {} for it",
      'I want at least {} for it',
      'I think it should sell for {}',
      "it's worth {} I'd say",
    ],
  },
  financing: {
    cash: {
      answers: ['cash', 'paying cash', 'all cash', "it'd be a cash purchase"],
      tells: ["we're paying cash", "I'm a cash buyer"],
    },
    'pre-approved': {
      answers: [
        "yes we're pre-approved",
        'pre-approved',
        'already preapproved with Chase',
        'got my pre-approval letter last week',
        'I was pre approved yesterday',
      ],
      tells: ["we're already pre-approved", 'I have a pre-approval from my bank'],
    },
    'in progress': {
      answers: [
        'working on it',
        'talking to a lender now',
        "I've applied, waiting to hear back",
        'in process with my bank',
        'still working on that',
      ],
      tells: ["we're talking to a lender right now", "we're working on getting pre-approved"],
    },
    none: {
      answers: [
        'not yet',
        'nothing arranged yet',
        "no, haven't started with that",
        "haven't talked to a bank yet",
        'none so far',
      ],
      tells: ["we're not pre-approved yet", "I haven't been pre-approved for anything yet"],
    },
  },
  bedrooms: {
    answers: ['{}', '{} bedrooms', 'at least {}', '{} would be enough', '{}br', '{} bed 2 bath', 'minimum {}'],
    tells: ['it should have {} bedrooms', 'we need at least {} bedrooms', 'looking for a {} bedroom'],
  },
  viewingTime: {
    answers: ['{}', '{} works', 'how about {}?', 'I could do {}', '{} would be good', 'we are free {}'],
    tells: ['we could see homes {}', "I'm free to view places {}"],
  },
  valuationTime: {
    answers: ['{}', '{} works', 'how about {}?', 'I could do {}', 'come {}', '{} is fine'],
    tells: ['you can come by {}', 'someone could come by {} to look at it'],
  },
  preferredTime: {
    answers: ['{}', '{} works for me', '{} is good', 'try me {}'],
    tells: ['the best time to talk is {}'],
  },
  address: {
    answers: ['{}', "it's {}", '{}, a white house', 'the address is {}', "we're at {}"],
    tells: ['the house is at {}', "it's at {}", 'my home at {}'],
  },
  motivation: {
    relocating: {
      answers: [
        'got a new job in Dallas',
        "we're moving to Arizona",
        'relocating for work',
        'job transfer',
        'moving closer to family',
      ],
      tells: ["we're relocating for work", 'I got a new job in Dallas'],
    },
    downsizing: {
      answers: ['the house is too big for us now', 'the kids moved out', 'we want something smaller', 'downsizing'],
      tells: ['the house got too big for us', 'the kids moved out and we are downsizing'],
    },
    'needs more room': {
      answers: ["it's too small for us", 'we need more space', 'second baby on the way', 'we need a bigger place'],
      tells: ["it's gotten too small for us", 'we need more room'],
    },
    'inherited home': {
      answers: ['it was my mothers, she passed away last year', 'I inherited it from my aunt', 'inherited it'],
      tells: ['I inherited it from my aunt'],
    },
    'money is tight': {
      answers: ["I'm behind on payments", "can't afford it anymore", 'lost my job', 'we need the money'],
      tells: ["we can't afford it anymore", "I'm behind on my payments"],
    },
    retiring: { answers: ["we're retiring soon", 'retirement', "I'm retiring in the fall"], tells: ["we're retiring"] },
    'rental or investment': {
      answers: [
        "it's a rental and I'm done being a landlord",
        'tired of dealing with tenants',
        "it's an investment property",
      ],
      tells: ["it's a rental with tenants in it"],
    },
    'curious about the value': {
      answers: ["just curious what it's worth", 'mostly curious', 'want to see what we could get'],
      tells: ["mostly I'm just curious what it's worth"],
    },
  },
  sellSoon: {
    yes: {
      answers: [
        'yes',
        'that works',
        'sure, the sooner the better',
        'yeah 30 days would be great',
        'yes that would be fine',
        'ok with me',
        'perfect',
      ],
    },
    no: {
      answers: [
        "no, that's too soon",
        'no, we need more time',
        "that's a bit fast for us",
        'nope',
        'not really',
        "no we couldn't do that",
      ],
    },
  },
  condition: {
    turnkey: {
      answers: [
        "it's in great shape",
        'move-in ready',
        'fully remodeled two years ago',
        'excellent condition',
        'very well kept',
      ],
      tells: ["it's in great shape", 'the house is move-in ready'],
    },
    'minor fixes': {
      answers: [
        'a few small things to fix',
        "needs some paint, that's it",
        'just minor repairs',
        'a few small fixes',
        'mostly fine, a little work here and there',
      ],
      tells: ['it needs a few small fixes', 'it could use some paint'],
    },
    'needs work': {
      answers: [
        'it needs a lot of work',
        "honestly it's a fixer",
        "it's pretty outdated",
        'needs work',
        "it's in bad shape, needs a new roof",
      ],
      tells: ['it needs a lot of work', "it's a fixer-upper"],
    },
  },
  liens: {
    none: {
      answers: ['paid off', 'no mortgage', 'no', 'none', "it's paid off", 'free and clear'],
      tells: ['the house is paid off'],
    },
    owes: {
      answers: ['we still owe 200k', "there's a mortgage, about 180k left", 'yes a mortgage', 'yes, with Wells Fargo'],
      tells: ["there's still a mortgage on it"],
    },
  },
  upgrades: {
    none: { answers: ['no', 'nothing really', 'none', 'not really'] },
    roof: { answers: ['new roof in 2021', 'yes, a new roof', 'roof and AC are new'] },
    kitchen: { answers: ['we redid the kitchen', 'kitchen was remodeled', 'new kitchen and floors'] },
  },
  listingHistory: {
    never: { answers: ['never', 'no, first time', 'no', "no it hasn't"] },
    before: { answers: ["yes, two years ago but it didn't sell", 'once, in 2022', 'yes with another realtor'] },
  },
  decisionMakers: {
    alone: { answers: ['just me', 'no, only me', 'I decide alone', 'nope just myself'] },
    together: { answers: ['my wife and I', 'me and my brother', 'my husband too', 'yes, my sister'] },
  },
  contactMethod: {
    text: { answers: ['text is best', 'text', 'by text please'], tells: ['please text me, I work during the day'] },
    call: { answers: ['a call is fine', 'phone', 'by phone'] },
    email: { answers: ['email', 'by email please', 'e-mail is best'] },
  },
  whyBoth: both,
  startWith: {
    buy: { answers: ['buying first', 'buying', "let's start with buying", 'the buying part'] },
    sell: { answers: ['selling first', 'selling', "let's start with selling mine", 'sell first then buy'] },
  },
  openers: {
    buy: [
      'Hi, I want to buy a house',
      "hello, we're looking to buy our first home",
      'Hi there! My wife and I want to buy a place',
      "I'm looking to buy a home",
      'hey I need to buy a house',
      'We want to purchase a home this year',
      'want to buy a condo',
    ],
    sell: [
      'Hi, I want to sell my house',
      "hello, we're thinking about selling our home",
      'I need to sell my house',
      "what's my home worth? thinking of selling",
      'looking to sell my place',
      'Hey, we want to list our house for sale',
    ],
    both: [
      'Hi, I want to sell my house and buy another one',
      "we're looking to sell our place and buy a bigger one",
      'I might buy and sell',
    ],
    browsing: ['hi, just looking around', 'just browsing homes for now', 'hello, only looking at the moment'],
    vague: ['hi', 'hello', 'Hi, I saw your sign', 'hey there', 'good morning', 'hello, are you open today?'],
  },
  alsoSells: [
    'I also need to sell my house',
    'oh and we also want to sell our current house',
    'actually I want to sell my house too',
  ],
  alsoBuys: ['now I also want to buy a house', 'and I want to buy a new place too', "we're also looking to buy a home"],
  corrections: {
    budget: [
      'no, make that {}',
      'sorry, {}',
      'actually {}',
      'wait, the budget is {}',
      'I meant {}',
      'actually my max is {}',
    ],
    priceExpectation: ['no, make that {}', 'sorry, I meant {}', 'actually {}', "actually I'd want {} for it"],
    bedrooms: ['actually {} bedrooms', 'sorry, {} bedrooms', 'wait, make that {} bedrooms'],
    area: ['actually {} would be better', 'sorry, I meant {}', 'no wait, {}'],
  },
  unsure: [
    "I'm not sure yet",
    "I don't know",
    'no idea',
    'hard to say',
    "haven't decided",
    'idk',
    'not sure',
    "I'd rather not say",
  ],
  remarks: [
    'sorry for the late reply',
    'just got off work',
    'hold on my dog is barking lol',
    'thanks for the quick answer!',
    'ok',
    'great',
    'interesting',
  ],
  questions: [
    'what are your fees?',
    'how long does this usually take?',
    'what are interest rates right now?',
    'do you work weekends?',
    'how does this work?',
    'are prices going down?',
  ],
  areYouABot: ['are you a bot?', 'am I talking to a real person?', 'is this automated?', 'wait are you human'],
  rude: [
    'this is ridiculous',
    'you people are so annoying',
    'why do you need all this',
    'just answer me',
    'what a joke',
    'stop asking so many damn questions',
    'whatever',
    'none of your business',
  ],
  stop: ['STOP', 'stop', 'Unsubscribe', 'stop texting me', 'please remove me from your list', 'take me off your list'],
  person: [
    'can I talk to a real person?',
    'I want to speak with an agent',
    'let me talk to a human please',
    'get me a real agent',
    'can someone call me back',
  ],
  legal: [
    'my lawyer says we need to sell because of the divorce',
    "it's in probate",
    'the bank started foreclosure',
    "there's a tax lien on it",
    "I'm going through bankruptcy",
  ],
  thanks: ['thanks!', 'great, thank you', 'ok thanks', 'perfect', 'sounds good, bye'],
  joiners: ['. ', ', ', ' and ', '. Also, ', '\n'],
  short: [
    [/\byou\b/g, 'u'],
    [/\bare\b/g, 'r'],
    [/\bplease\b/g, 'pls'],
    [/\bbecause\b/g, 'cuz'],
    [/\bwant to\b/g, 'wanna'],
    [/\band\b/g, 'n'],
    [/\bthanks\b/g, 'thx'],
    [/'/g, ''],
    [/!|\.(?!\d)/g, ''],
  ],
  money: (dollars, style) =>
    [
      `$${dollars.toLocaleString('en-US')}`,
      `${thousands(dollars)}k`,
      `$${thousands(dollars)}k`,
      `${thousands(dollars)} thousand`,
      dollars.toLocaleString('en-US'),
      dollars >= 1e6 ? `${dollars / 1e6} million` : `${thousands(dollars)}K`,
    ][style % 6] as string,
  bareMoney: (dollars) => (dollars >= 1e6 ? `${dollars / 1e6}M` : thousands(dollars)),
  count: (n, inWords) => (inWords ? (words[n] ?? String(n)) : String(n)),
  locale: 'en-US',
  at: (weekday, hour, style) =>
    [
      `${weekday} at ${clock(hour)}`,
      `on ${weekday} at ${clock(hour)}`,
      `${weekday} ${clock(hour)}`,
      `${weekday} around ${clock(hour)}`,
      `next ${weekday} at ${clock(hour)}`,
    ][style % 5] as string,
};
