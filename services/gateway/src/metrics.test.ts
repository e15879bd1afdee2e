import { expect, test } from 'vitest';
import { mergeMetrics } from './metrics.ts';

const text = (queue: string) =>
  `# HELP jobs Jobs\n# TYPE jobs gauge\njobs{queue="${queue}"} 1\n# HELP done Done\n# TYPE done counter\ndone{queue="${queue}"} 2\n`;

test('each metric is declared once, before all of its samples', () => {
  expect(
    mergeMetrics([text('a'), text('b')])
      .split('\n')
      .filter(Boolean),
  ).toEqual([
    '# HELP jobs Jobs',
    '# TYPE jobs gauge',
    'jobs{queue="a"} 1',
    'jobs{queue="b"} 1',
    '# HELP done Done',
    '# TYPE done counter',
    'done{queue="a"} 2',
    'done{queue="b"} 2',
  ]);
});
