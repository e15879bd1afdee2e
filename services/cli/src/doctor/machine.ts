import { assertBullmqVersion } from '@baton/lanes';
import { type Check, fail, ok } from './check.ts';

/** The oldest Node that strips types without a flag and that the telemetry packages take. */
const oldest: readonly [number, number] = [22, 18];

export const checkNode = (version: string): Check => {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  return isOld
    ? fail('Node', version, `Baton needs Node ${oldest.join('.')} or newer; npm run baton brings its own`)
    : ok('Node', version);
};

export const checkBullmq = (assert: () => void = assertBullmqVersion): Check => {
  try {
    assert();
    return ok('BullMQ', 'the version that the lanes were tested with');
  } catch (error) {
    const found = error instanceof Error ? error.message : 'unknown';
    return fail('BullMQ', found, 'install the version that pnpm-workspace.yaml pins: npx pnpm install');
  }
};
