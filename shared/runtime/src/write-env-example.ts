import { writeFileSync } from 'node:fs';
import { renderEnvExample } from './config.ts';

writeFileSync(new URL('../../../.env.example', import.meta.url), renderEnvExample());
