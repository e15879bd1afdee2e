import { BatonError, routeName } from '@baton/contracts';
import { type DomainPack, loadDomain } from '@baton/domains';
import { createScorer } from '@baton/scoring';
import { readOverride, readText } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { createPaint } from '../render/paint.ts';
import { failureLines, scriptEventLines } from '../render/script.ts';
import { parseScript, type Vocabulary } from '../script/parse-script.ts';
import { scriptPolicy } from '../script/policy-override.ts';
import { runScript, type ScriptEvent } from '../script/run-script.ts';

export interface SimulateOptions {
  readonly script?: string;
  readonly domain: string;
  readonly policy?: string;
  readonly json?: boolean;
}

const vocabularyOf = ({ policy, intents }: Pick<DomainPack, 'policy' | 'intents'>): Vocabulary => ({
  bots: policy.bots.map(({ id }) => id),
  intents: [...new Set([...policy.bots.flatMap((bot) => bot.intents), ...Object.keys(intents.intents)])],
  routes: policy.routes.map(({ from, to }) => routeName(from, to)),
});

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const summary = (events: readonly ScriptEvent[]): string => {
  const count = (type: ScriptEvent['type']): number => events.filter((event) => event.type === type).length;
  const [messages, held, failed] = [count('decided'), count('held'), count('failed')];
  const all = counted(held + failed, 'expectation');
  return `${counted(messages, 'message')}, ${failed > 0 ? `${failed} of ${all} failed` : `${all} held`}`;
};

/** Plays a routing script. 0: every expectation held; 1: one failed; 2: the script or the policy cannot be read. */
export const simulate = async (options: SimulateOptions, io: Io): Promise<number> => {
  const { script } = options;
  if (script === undefined) throw new BatonError('bad-input', 'simulate needs --script FILE or --seeds COUNT');
  const pack = loadDomain(options.domain);
  const policy = scriptPolicy(pack, await readOverride(options.policy));
  const source = await readText(script, 'the script');
  const parsed = parseScript(source, vocabularyOf({ policy, intents: pack.intents }));
  if (parsed.status === 'unreadable') {
    for (const problem of parsed.problems) io.err(`${script}: ${problem}`);
    return exitCode.usage;
  }
  const paint = createPaint(
    io.colour,
    pack.policy.bots.map(({ id }) => id),
  );
  const events: ScriptEvent[] = [];
  const print = (event: ScriptEvent): void => {
    if (!options.json) for (const line of scriptEventLines(event, paint, io.width)) io.out(line);
    else if (event.type === 'decided') io.out(JSON.stringify(event.shown));
    else if (event.type === 'failed') for (const line of failureLines(event)) io.err(line);
  };
  runScript(parsed.lines, {
    policy,
    scorer: createScorer(pack.intents),
    onEvent: (event) => {
      events.push(event);
      print(event);
    },
  });
  if (!options.json) io.out(`\n${summary(events)}`);
  return events.some(({ type }) => type === 'failed') ? exitCode.no : exitCode.ok;
};
