import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { card } from './commands/card.ts';
import { chat } from './commands/chat.ts';
import { contactCommand } from './commands/contact.ts';
import { demo } from './commands/demo.ts';
import { dropDeadLetter, listDeadLetters, retryDeadLetters } from './commands/dlq.ts';
import { doctor } from './commands/doctor.ts';
import {
  listExperiments,
  promoteVariant,
  reportExperiment,
  sizeExperiment,
  startExperiment,
  stopExperiment,
} from './commands/experiments.ts';
import { learn } from './commands/learn.ts';
import { acknowledgeAlert, listAlerts, showActivity } from './commands/observations.ts';
import { propose } from './commands/propose.ts';
import { rehearse } from './commands/rehearse.ts';
import { replay } from './commands/replay.ts';
import { approveReview, editReview, listReviews, rejectReview, showReview } from './commands/reviews.ts';
import { send } from './commands/send.ts';
import { shadow } from './commands/shadow.ts';
import { simulate } from './commands/simulate.ts';
import { why } from './commands/why.ts';
import { addIntents } from './intent-commands.ts';
import type { Io } from './io.ts';
import { count, type Finish, handing, hours, json, redis, share, timeout } from './options.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const learnHelp = `
Actions:
  baton learn [log]              every move of a threshold, newest first, with its evidence
  baton learn show               what is learned now, and whether confidence is right
  baton learn freeze [route]     thresholds stay as they are: of a route, in quotes: 'lead->seller'; or all
  baton learn unfreeze [route]   they learn again, at once from what was counted meanwhile
  baton learn revert <entry>     a route has what it had before that entry, and is frozen there`;

const contactHelp = `
Orders:
  baton contact <contact> assign <bot>   make a bot the owner; counts as no handoff
  baton contact <contact> takeover       a person takes over: the bots fall silent
  baton contact <contact> handback       give the contact back to the bot that had it`;

const addContact = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('contact <contact> [order] [bot]')
    .description(
      'a contact: its timeline with every decision; its profile; or an order: assign <bot>, takeover, handback',
    )
    .option('--follow', 'go on printing as it happens')
    .option('--details', 'also scores, facts and turns')
    .addOption(json())
    .addOption(redis())
    .addHelpText('after', contactHelp)
    .action(handing((contact, order, bot, options) => contactCommand({ contact, order, bot }, options, io), finish));
  program
    .command('card <contact>')
    .description('the handoff card of a contact as of now: who, why, what is known, what is open, what to do')
    .addOption(new Option('--format <format>', 'as what').choices(['text', 'html', 'pdf']).default('text'))
    .addOption(
      new Option('--lang <language>', 'of the card’s own words (default: the contact’s)').choices(['en', 'es']),
    )
    .option('--out <file>', 'write it there')
    .addOption(json())
    .addOption(redis())
    .action(handing((contact, options) => card(contact, options, io), finish));
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
    .command('propose <contact> <about>')
    .description('have something said to a contact unasked, in its bot’s words, when quiet hours and caps allow it')
    .option('--by <name>', 'whose proposal it is', 'baton cli')
    .addOption(timeout(30))
    .addOption(json())
    .addOption(redis())
    .action(handing((contact, about, options) => propose(contact, about, options, io), finish));
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
    .description('play a routing script, or generated conversations under faults, without Redis')
    .addOption(new Option('--script <file>', 'NDJSON, one event a line').conflicts('seeds'))
    .option('--seeds <count>', 'generated conversations in place of a script: this many seeds', count)
    .option('--seed <number>', 'the first seed', count, 1)
    .option('--domain <name>', 'domain pack', 'real-estate')
    .option('--policy <file>', 'JSON that replaces parts of the policy')
    .addOption(json())
    .action(handing((options) => (options.seeds ? rehearse(options, io) : simulate(options, io)), finish));
  program
    .command('replay')
    .description('decide the journal again: by the same policy, or by another, and where it first differs')
    .option('--contact <id>', 'this contact alone')
    .option('--policy <file>', 'JSON that replaces parts of the policy')
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => replay(options, io), finish));
  program
    .command('shadow')
    .description('a candidate policy beside the live one, without effect: where it would decide otherwise')
    .requiredOption('--policy <file>', 'JSON that replaces parts of the policy')
    .option('--follow', 'go on with what happens from now')
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => shadow(options, io), finish));
  program
    .command('doctor')
    .description('is everything as it should be? exit code 1 when something fails')
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => doctor(options, io), finish));
  const dlq = program.command('dlq').description('what failed for good');
  dlq
    .command('ls')
    .description('list dead letters, newest first, without their content')
    .option('--limit <count>', 'how many', count, 50)
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => listDeadLetters(options, io), finish));
  dlq
    .command('retry [id]')
    .description('put a dead letter back where it failed')
    .option('--all', 'every one, oldest first')
    .addOption(redis())
    .action(handing((id, options) => retryDeadLetters(id, options, io), finish));
  dlq
    .command('drop <id>')
    .description('throw a dead letter away')
    .addOption(redis())
    .action(handing((id, options) => dropDeadLetter(id, options, io), finish));
};

const addObservations = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('activity')
    .description('what happened and how fast: moves, refusals, repeated questions and outcomes by route; turns by bot')
    .addOption(new Option('--window <window>', 'how far back').choices(['1h', '24h', '7d']).default('1h'))
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => showActivity(options, io), finish));
  const alerts = program
    .command('alerts')
    .description('what people should look at, newest first')
    .addOption(json())
    .addOption(redis())
    .action(handing((options) => listAlerts(options, io), finish));
  alerts
    .command('ack <alert>')
    .description('say that somebody looks after it, so that nobody else is called')
    .option('--by <name>', 'who', 'baton cli')
    .addOption(redis())
    .action(handing((alert, options) => acknowledgeAlert(alert, options, io), finish));
};

const addLearning = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('learn [action] [target]')
    .description('what outcomes have taught the thresholds: log, show, freeze, unfreeze, revert')
    .option('--limit <count>', 'how many entries of the log', count, 20)
    .addOption(json())
    .addOption(redis())
    .addHelpText('after', learnHelp)
    .action(handing((action, target, options) => learn({ action, target }, options, io), finish));
};

const addExperiments = (program: Command, io: Io, finish: Finish): void => {
  const experiments = program.command('experiments').description('A/B experiments on policies and bots');
  const add = (usage: string, description: string) =>
    experiments.command(usage).description(description).addOption(json()).addOption(redis());
  add('ls', 'every experiment, and where it stands').action(handing((options) => listExperiments(options, io), finish));
  add('start <file>', 'start the experiment that a JSON file defines').action(
    handing((file, options) => startExperiment(file, options, io), finish),
  );
  add('report <id>', 'what it has shown so far; may be looked at any time').action(
    handing((id, options) => reportExperiment(id, options, io), finish),
  );
  add('stop <id>', 'end it: nobody is treated any more').action(
    handing((id, options) => stopExperiment(id, options, io), finish),
  );
  add('promote <id> <variant>', 'try a variant on a few contacts, then give it to everybody or to nobody')
    .option('--share <share>', 'of the contacts, while it is tried (default: the definition’s, else 0.2)', share)
    .option('--hours <hours>', 'how long it is tried (default: the definition’s, else 24)', hours)
    .action(handing((id, variant, options) => promoteVariant({ id, variant }, options, io), finish));
  experiments
    .command('size')
    .description('contacts that each variant needs to find a difference')
    .requiredOption('--base <share>', 'conversion rate of control', share)
    .requiredOption('--difference <share>', 'smallest difference worth finding', share)
    .addOption(json())
    .action(handing((options) => sizeExperiment(options, io), finish));
};

const addReviews = (program: Command, io: Io, finish: Finish): void => {
  const reviews = program.command('reviews').description('moves that wait for a person');
  const add = (usage: string, description: string) =>
    reviews.command(usage).description(description).addOption(json()).addOption(redis());
  add('ls', 'what is open, oldest first').action(handing((options) => listReviews(options, io), finish));
  add('show <review>', 'what is to be handed over, and what was said of it before').action(
    handing((review, options) => showReview(review, options, io), finish),
  );
  add('approve <review>', 'the move is made').action(
    handing((review, options) => approveReview(review, options, io), finish),
  );
  add('edit <review> <fact>', 'the move is made with one fact changed; both versions are kept')
    .option('--text <text>', 'what the fact is to be')
    .option('--file <file>', 'a file that holds it')
    .action(handing((review, fact, options) => editReview({ review, fact }, options, io), finish));
  add('reject <review> <reason>', 'the reason goes back to the bot as a task').action(
    handing((review, reason, options) => rejectReview(review, reason, options, io), finish),
  );
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
  addObservations(program, io, finish);
  addLearning(program, io, finish);
  addExperiments(program, io, finish);
  addReviews(program, io, finish);
  addIntents(program, io, finish);
  return program;
};
