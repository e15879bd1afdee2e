import { inClause } from './expected.ts';
import { writeDown } from './handwriting.ts';
import { type Persona, tongueOf } from './persona.ts';
import type { Understood } from './question-reader.ts';
import { answer, correct, isCorrectable, type Saying, type Speaker, volunteer } from './saying.ts';
import type { Fact, Tongue } from './tongue.ts';
import type { Truth } from './truth.ts';

/** What is said at one go: one message, or several in quick succession. */
export interface Utterance {
  readonly parts: readonly Saying[];
  /** The fact that was asked for and that the contact says not to know. */
  readonly unsureOf: Fact | null;
  readonly why: string;
}

const sides: Readonly<Record<Truth['wish'], readonly Fact[]>> = {
  buy: ['name', 'timeline', 'area', 'budget', 'financing', 'bedrooms', 'viewingTime'],
  sell: [
    'name',
    'timeline',
    'address',
    'motivation',
    'condition',
    'priceExpectation',
    'contactMethod',
    'valuationTime',
  ],
  both: ['name', 'timeline', 'area', 'budget', 'address', 'condition'],
  browsing: ['name', 'timeline', 'area'],
};

const said = (text: string): Saying => ({ text, tells: {} });

/** Keeps what one person has said so far and decides what comes next. Reads only what a reply says, like its person. */
export const createContact = (persona: Persona) => {
  const { random, temper, kind } = persona;
  let { truth } = persona;
  const told = new Set<Fact>();
  let messages = 0;
  let last: Fact | null = null;
  let turned = false;
  let thanked = false;

  const speakerAt = (now: number): Speaker => {
    const other = persona.language === 'en' ? 'es' : 'en';
    const language = random.chance(temper.switches) ? other : persona.language;
    return { tongue: tongueOf(language), truth, random, now };
  };

  const write = (speaker: Speaker, part: Saying): Saying => {
    const { text, tells } = writeDown(part, persona.hand, speaker);
    const marked = Object.entries(tells).map(([fact, expected]) => [fact, inClause(expected, text)]);
    return { text, tells: Object.fromEntries(marked) };
  };

  const finish = (speaker: Speaker, parts: readonly Saying[], why: string, unsureOf: Fact | null = null): Utterance => {
    messages += 1;
    const apart = parts.map((part) => write(speaker, part));
    const written = parts.length > 1 && !random.chance(temper.bursts) ? [join(speaker, apart)] : apart;
    for (const part of written) for (const fact of Object.keys(part.tells)) told.add(fact as Fact);
    const facts = Object.keys(written.at(-1)?.tells ?? {}) as Fact[];
    last = facts.at(-1) ?? null;
    return { parts: written, unsureOf, why };
  };

  const untold = (): readonly Fact[] => sides[truth.wish].filter((fact) => !told.has(fact));

  /** One thing more that nobody asked for. */
  const extra = (speaker: Speaker): Saying | null => {
    const open = untold();
    return open.length === 0 ? null : volunteer(random.pick(open), speaker);
  };

  const join = (speaker: Speaker, parts: readonly Saying[]): Saying => ({
    text: parts.map((part) => part.text).join(random.pick(speaker.tongue.joiners)),
    tells: Object.assign({}, ...parts.map((part) => part.tells)),
  });

  const withExtras = (speaker: Speaker, first: Saying, why: string): Utterance => {
    const more: Saying[] = [];
    while (more.length < 2 && random.chance(temper.volunteers)) {
      const next = extra(speaker);
      if (!next || [first, ...more].some((part) => Object.keys(next.tells).some((fact) => fact in part.tells))) break;
      more.push(next);
    }
    return finish(speaker, [first, ...more], why);
  };

  const changeMind = (fact: Fact): void => {
    if (fact === 'budget' || fact === 'priceExpectation') truth = { ...truth, [fact]: truth[fact] + 50_000 };
    if (fact === 'bedrooms') truth = { ...truth, bedrooms: truth.bedrooms + 1 };
    if (fact === 'area') truth = { ...truth, area: truth.area === 'Pasadena' ? 'Pomona' : 'Pasadena' };
  };

  const speaksOut = (speaker: Speaker): Utterance | null => {
    if (messages !== persona.breaksAt) return null;
    const { tongue } = speaker;
    if (kind === 'opts out') return finish(speaker, [said(random.pick(tongue.stop))], 'opts out');
    if (kind === 'wants a person') return finish(speaker, [said(random.pick(tongue.person))], 'wants a person');
    return kind === 'legal matter' ? finish(speaker, [said(random.pick(tongue.legal))], 'legal matter') : null;
  };

  const otherSide = (speaker: Speaker, { alsoSells, alsoBuys }: Tongue): Utterance => {
    turned = true;
    const begunWithSale = kind === 'both' && truth.startWith === 'sell';
    truth = { ...truth, wish: 'both' };
    return finish(speaker, [said(random.pick(begunWithSale ? alsoBuys : alsoSells))], 'brings up the other side');
  };

  const evades = (speaker: Speaker): Utterance | null => {
    const { tongue } = speaker;
    if (random.chance(temper.rude)) return finish(speaker, [said(random.pick(tongue.rude))], 'is rude');
    if (random.chance(temper.asksBack)) {
      const question = random.chance(0.3) ? random.pick(tongue.areYouABot) : random.pick(tongue.questions);
      return finish(speaker, [said(question)], 'asks back');
    }
    if (!random.chance(temper.ignores)) return null;
    const instead = extra(speaker);
    return instead && random.chance(0.7)
      ? finish(speaker, [instead], 'ignores the question')
      : finish(speaker, [said(random.pick(tongue.remarks))], 'ignores the question');
  };

  const toQuestion = (speaker: Speaker, asked: Fact): Utterance => {
    if (asked !== 'wish' && asked !== 'startWith' && random.chance(temper.unsure))
      return finish(speaker, [said(random.pick(speaker.tongue.unsure))], 'does not know', asked);
    return withExtras(speaker, answer(asked, speaker), 'answers');
  };

  const corrects = (speaker: Speaker): Utterance | null => {
    if (last === null || !isCorrectable(last, speaker) || !random.chance(temper.corrects)) return null;
    changeMind(last);
    return finish(speaker, [correct(last, { ...speaker, truth })], 'changes their mind');
  };

  const close = (speaker: Speaker): Utterance | null => {
    if (kind === 'both' && !turned) return otherSide(speaker, speaker.tongue);
    if (thanked) return null;
    thanked = true;
    return finish(speaker, [said(random.pick(speaker.tongue.thanks))], 'closes');
  };

  const unasked = (speaker: Speaker, question: Understood): Utterance | null => {
    const first = speaksOut(speaker) ?? corrects(speaker);
    if (first) return first;
    const turns = kind === 'buyer who also sells' && !turned && messages >= 2;
    return turns && question !== null ? otherSide(speaker, speaker.tongue) : null;
  };

  return {
    open: (now: number): Utterance => {
      const speaker = speakerAt(now);
      const vague = random.chance(0.3);
      const first = said(random.pick(speaker.tongue.openers[vague ? 'vague' : truth.wish]));
      if (!vague) told.add('wish');
      return vague && random.chance(0.5) ? finish(speaker, [first], 'opens') : withExtras(speaker, first, 'opens');
    },
    /** null: there is nothing more to say. */
    reply: (question: Understood, now: number): Utterance | null => {
      if (messages >= persona.patience) return null;
      const speaker = speakerAt(now);
      const own = unasked(speaker, question);
      if (own) return own;
      if (question === null) return close(speaker);
      if (question === 'unclear')
        return finish(speaker, [said(random.pick(speaker.tongue.remarks))], 'does not understand');
      return evades(speaker) ?? toQuestion(speaker, question);
    },
  };
};
