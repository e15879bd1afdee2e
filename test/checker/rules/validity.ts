import type { History } from '../history.ts';
import type { Violation } from '../verdict.ts';

const leastAcked = 0.95;

/** VACUOUS: the run proves nothing, because what it set out to try was not tried. */
export const vacuous = (history: History): Violation[] => {
  const { planned } = history.run;
  const acked = new Set(history.client.flatMap((line) => (line.acked ? [`${line.contact}\n${line.id}`] : []))).size;
  const proven = history.faults.filter((fault) => fault.proof !== '').length;
  const wrong: string[] = [];
  if (planned.messages === 0 || acked < leastAcked * planned.messages)
    wrong.push(`${acked} of ${planned.messages} messages were accepted`);
  if (proven < planned.faults) wrong.push(`${proven} of ${planned.faults} faults were seen to happen`);
  if (history.sent.length === 0) wrong.push('nothing was ever said');
  if (!history.journal.some((line) => line.record.entries.some((entry) => entry.type === 'handoff.committed')))
    wrong.push('no contact ever moved, so no guard was tried');
  return wrong.map((what) => ({ code: 'VACUOUS', what }));
};
