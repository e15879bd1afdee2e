import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { chat } from './commands/chat.ts';
import { assignContact, contactTimeline, handBackContact, takeOverContact } from './commands/contact.ts';
import { demo } from './commands/demo.ts';
import { listDeadLetters } from './commands/dlq.ts';
import { doctor } from './commands/doctor.ts';
import { send } from './commands/send.ts';
import { simulate } from './commands/simulate.ts';
import { why } from './commands/why.ts';
import type { Io } from './io.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const seconds = (value: string): number => {
  const parsed = Number(value);
  if (!(parsed > 0 && parsed <= 3600)) throw new InvalidArgumentError('Expected seconds, from above 0 to 3600.');
  return parsed;
};

const count = (value: string): number => {
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
  return parsed;
};

const redis = () => new Option('--redis <url>', 'Redis to use in place of REDIS_URL');
const json = () => new Option('--json', 'machine-readable output, one object a line');
const timeout = (least: number) =>
  new Option('--timeout <seconds>', 'how long to wait for an answer').argParser(seconds).default(least);

type Finish = (code: number) => void;

/** What a command's handler is given by commander becomes what it returns: an exit code. */
const handing =
  <Args extends unknown[]>(handler: (...args: Args) => Promise<number>, finish: Finish) =>
  async (...args: Args): Promise<void> =>
    finish(await handler(...args));

const addContact = (program: Command, io: Io, finish: Finish): void => {
  const contact = program
    .command('contact')
    .description('a contact: its timeline with every decision, and who owns it');
  contact
    .command('show <contact>', { isDefault: true })
    .description('what was said and decided, oldest first (also: baton contact <contact>)')
    .option('--follow', 'go on printing as it happens')
    .option('--details', 'also scores, facts and turns')
    .addOption(json())
    .addOption(redis())
    .action(handing((id, options) => contactTimeline(id, options, io), finish));
  contact
    .command('assign <contact> <bot>')
    .description('make a bot the owner; counts as no handoff')
    .addOption(redis())
    .action(handing((id, bot, options) => assignContact(id, bot, options, io), finish));
  contact
    .command('takeover <contact>')
    .description('a person takes over: the bots fall silent')
    .addOption(redis())
    .action(handing((id, options) => takeOverContact(id, options, io), finish));
  contact
    .command('handback <contact>')
    .description('give the contact back to the bot that had it')
    .addOption(redis())
    .action(handing((id, options) => handBackContact(id, options, io), finish));
};

const addConversation = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('send <contact> <text>')
    .description('publish one message')
    .option('--id <id>', 'message id: the idempotency key (default: a new one)')
    .option('--channel <name>', 'channel the message came by')
    .option('--wait', 'wait for the decision and the replies, and print them')
    .addOption(timeout(30))
    .addOption(json())
    .addOption(redis())
    .action(handing((contact, text, options) => send(contact, text, options, io), finish));
  program
    .command('chat')
    .description('talk to the bots in the terminal, or pipe lines in')
    .option('--contact <id>', 'as this contact (default: a new one)')
    .option('--channel <name>', 'channel to write by', 'web')
    .addOption(timeout(30))
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => chat(options, io), finish));
  program
    .command('demo')
    .description('play the domain’s scripted conversations through the running services')
    .option('--only <id>', 'this conversation alone')
    .addOption(timeout(30))
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => demo(options, io), finish));
};

const addInsight = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('why <decision>')
    .description('what was weighed, which guard decided, and the smallest change that would have turned it')
    .addOption(json())
    .addOption(redis())
    .action(handing((decision, options) => why(decision, options, io), finish));
  program
    .command('simulate')
    .description('play a routing script under a virtual clock, without Redis')
    .requiredOption('--script <file>', 'NDJSON, one event a line')
    .option('--domain <name>', 'domain pack', 'real-estate')
    .option('--policy <file>', 'JSON that replaces parts of the policy')
    .addOption(json())
    .action(handing((options) => simulate(options, io), finish));
  program
    .command('doctor')
    .description('is everything as it should be? exit code 1 when something fails')
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => doctor(options, io), finish));
  program
    .command('dlq')
    .description('what failed for good')
    .command('ls')
    .description('list dead letters, newest first, without their content')
    .option('--limit <count>', 'how many', count, 50)
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => listDeadLetters(options, io), finish));
};

/** Every command of `baton`. `finish` is told the exit code. */
export const createProgram = (io: Io, finish: Finish): Command => {
  const program = new Command('baton')
    .description('Coordinates several chatbots over one base of contacts.')
    .version(version)
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
    .exitOverride()
    .showHelpAfterError('(baton help <command> says what it takes)');
  addConversation(program, io, finish);
  addContact(program, io, finish);
  addInsight(program, io, finish);
  return program;
};
