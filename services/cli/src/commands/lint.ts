import { domainNames, lintDomain, loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';

export interface LintOptions {
  /** Default: every domain that ships. */
  readonly domain?: string;
  readonly json?: boolean;
}

/** What is wrong with domains that their types allow. */
export const lint = async ({ domain, json }: LintOptions, io: Io): Promise<number> => {
  let wrong = 0;
  for (const name of domain === undefined ? domainNames() : [domain]) {
    const findings = lintDomain(loadDomain(name));
    wrong += findings.length;
    if (json) io.out(JSON.stringify({ domain: name, findings }));
    else for (const finding of findings.length > 0 ? findings : ['nothing is wrong']) io.out(`${name}: ${finding}`);
  }
  return wrong === 0 ? exitCode.ok : exitCode.no;
};
