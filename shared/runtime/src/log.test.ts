import { BatonError } from '@baton/contracts';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

const logged = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  write(createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, { service: 'test' }, stream));
  return lines.join('');
};

test('an error is logged by name, code and place; its message may hold what a contact wrote', () => {
  const cause = new TypeError('cannot parse "canary-text"');
  const output = logged((log) => log.error({ err: new Error('canary-text', { cause }) }, 'failed'));
  expect(output).toContain('TypeError');
  expect(output).toContain('log.test.ts');
  expect(output).not.toContain('canary');
});

test('our own errors keep their message and code, which never hold input', () => {
  const output = logged((log) => log.error({ err: new BatonError('mailbox-full', 'the mailbox is full') }));
  expect(output).toContain('"code":"mailbox-full"');
  expect(output).toContain('the mailbox is full');
});

test('the code of a Redis error shows, its arguments do not', () => {
  const error = Object.assign(new Error('OOM command not allowed when canary'), { name: 'ReplyError' });
  const output = logged((log) => {
    log.error({ err: error });
    log.error(error);
  });
  expect(output).toContain('"code":"OOM"');
  expect(output).not.toContain('canary');
});

test('a whole message logged by mistake is blanked', () => {
  const message = { contact: 'canary-contact', text: 'canary-text', id: 'x' };
  expect(logged((log) => log.info({ message, contact: 'canary-contact' }, 'oops'))).not.toContain('canary');
});
