import { parseArgs } from 'node:util';
import { turnWheel, type WheelReport } from './turn-wheel.ts';

const { values } = parseArgs({
  options: {
    pieces: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const lines = (report: WheelReport): string[] => {
  const { opened, approved, edited, rejected, timedOut, withdrawn, waiting } = report;
  return [
    `${report.pieces} pieces through four agents, ${report.contacts} contacts, up to ${report.virtualHours} hours of virtual time, seed ${report.seed}`,
    `${report.handoffs} handoffs, ${report.invalid} with a contract that did not validate`,
    `${report.searches} searches, ${report.researchedAgain} for what had been found already; ${report.asked} questions for what was known`,
    `${opened} reviews: ${approved} approved, ${edited} edited, ${rejected} rejected, ${timedOut} timed out, ${withdrawn} withdrawn, ${waiting} unaccounted for`,
    `${report.refusals} outputs refused by their own agent, ${report.persons} times a person was called`,
    report.sound ? 'the wheel turns' : 'something is lost, open or done twice',
  ];
};

const report = await turnWheel({ pieces: Number(values.pieces), seed: Number(values.seed) });
process.stdout.write(`${values.json ? JSON.stringify(report) : lines(report).join('\n')}\n`);
process.exitCode = report.sound ? 0 : 1;
