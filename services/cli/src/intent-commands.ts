import { type Command, Option } from 'commander';
import { correct, exportLabels, forgetLabels } from './commands/labels.ts';
import { lint } from './commands/lint.ts';
import { listModels, promoteModel, revertModel, shadowModel, stopShadow } from './commands/model.ts';
import { train } from './commands/train.ts';
import type { Io } from './io.ts';
import { count, type Finish, handing, json, redis } from './options.ts';

const domain = (otherwise: string) => new Option('--domain <name>', `domain pack (default: ${otherwise})`);

const addTraining = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('train')
    .description('train an intent model, and say what to expect of it')
    .addOption(domain('real-estate; to check, every one'))
    .addOption(new Option('--pack <file>', 'an intent pack of your own, JSON, in place of a domain’s'))
    .option('--labels <file>', 'labelled messages, one JSON object a line: text, intents')
    .option('--out <folder>', 'where model.json and report.json go (default: a domain’s own folder)')
    .addOption(
      new Option('--check', 'only say whether the domain’s model is stale: exit code 1').conflicts(['labels', 'pack']),
    )
    .addOption(json())
    .action(handing((options) => train(options, io), finish));
  program
    .command('lint')
    .description('is the domain sound: contracts that can be met, bots that are reached, intents that are apart?')
    .addOption(domain('every one'))
    .addOption(json())
    .action(handing((options) => lint(options, io), finish));
};

const addLabels = (program: Command, io: Io, finish: Finish): void => {
  program
    .command('correct <contact> <message> <intents...>')
    .description('say what a message showed, or “none”: a lesson for the next training')
    .addOption(redis())
    .action(
      handing((contact, message, intents, options) => correct({ contact, message, intents }, options, io), finish),
    );
  const labels = program.command('labels').description('what messages showed, by people and by what came of them');
  labels
    .command('export')
    .description('every labelled message, for baton train --labels. Personal data')
    .option('--out <file>', 'write there, for the owner alone to read')
    .addOption(redis())
    .action(handing((options) => exportLabels(options, io), finish));
  labels
    .command('forget <contact>')
    .description('delete all labels of a contact')
    .addOption(redis())
    .action(handing((contact, options) => forgetLabels(contact, options, io), finish));
};

const addModels = (program: Command, io: Io, finish: Finish): void => {
  const models = program.command('model').description('intent models: which one scores, which one reads along');
  const add = (usage: string, description: string) =>
    models.command(usage).description(description).addOption(json()).addOption(redis());
  add('ls', 'every model that is kept, and what the one in shadow has seen').action(
    handing((options) => listModels(options, io), finish),
  );
  add('shadow <model>', 'a model file, or a version that is kept, reads along without effect').action(
    handing((model, options) => shadowModel(model, options, io), finish),
  );
  add('promote', 'the model in shadow scores from now on, in every process')
    .option('--least <count>', 'messages that it must have read', count, 100)
    .action(handing((options) => promoteModel(options, io), finish));
  add('revert', 'the model that scored before scores again').action(
    handing((options) => revertModel(options, io), finish),
  );
  add('stop', 'no model reads along any more').action(handing((options) => stopShadow(options, io), finish));
};

/** What has to do with reading messages: training, labels, models. */
export const addIntents = (program: Command, io: Io, finish: Finish): void => {
  addTraining(program, io, finish);
  addLabels(program, io, finish);
  addModels(program, io, finish);
};
