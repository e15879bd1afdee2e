import type { DomainNames } from '@baton/contracts';
import type { Redis } from 'ioredis';
import { type ActionsOf, createActionsOf } from './actions.ts';
import type { CrmAdapter } from './adapter.ts';
import { createGoHighLevel } from './gohighlevel/adapter.ts';
import { contactPrefix as goHighLevelPrefix } from './gohighlevel/contact-id.ts';
import { publishedKey } from './gohighlevel/signature.ts';
import { createRateLimit } from './rate-limit.ts';
import { createWebhookCrm } from './webhook/adapter.ts';
import { contactPrefix as webhookPrefix } from './webhook/contact.ts';

/** The settings that matter here, by the names of their environment variables. */
export interface CrmSettings {
  readonly CRM: 'embedded' | 'gohighlevel' | 'webhook';
  readonly CRM_TIMEOUT_MS: number;
  readonly GHL_API_URL: string;
  readonly GHL_TOKEN?: string | undefined;
  readonly GHL_LOCATION_ID?: string | undefined;
  readonly GHL_FIELD_IDS?: Readonly<Record<string, string>> | undefined;
  readonly GHL_RATE: number;
  readonly GHL_PUBLIC_KEY?: string | undefined;
  readonly GHL_LEGACY_PUBLIC_KEY?: string | undefined;
  readonly CRM_WEBHOOK_URL?: string | undefined;
  readonly CRM_WEBHOOK_SECRET?: string | undefined;
}

/** Their limit is per location and 10 seconds: marketplace.gohighlevel.com/docs/other/rate-limits. */
const rateWindowMs = 10_000;

/** More than one receiver takes: only its own 429 slows Baton down. */
const webhookRate = 10_000;

const prefixes = { gohighlevel: goHighLevelPrefix, webhook: webhookPrefix } as const;

/** The contacts of the CRM are those whose id starts so; null without a CRM. */
export const crmPrefix = ({ CRM }: Pick<CrmSettings, 'CRM'>): string | null =>
  CRM === 'embedded' ? null : prefixes[CRM];

/** What commits mean for the CRM; null without one, when Baton's own records are all there is. */
export const actionsFor = (settings: Pick<CrmSettings, 'CRM'>, names: DomainNames): ActionsOf | null => {
  const prefix = crmPrefix(settings);
  return prefix === null ? null : createActionsOf(prefix, names);
};

/** The CRM that the settings name; null for the embedded one. `limit`: where every process finds the rate limit. */
export const openCrm = (
  settings: CrmSettings,
  limit: { readonly redis: Redis; readonly key: string },
): CrmAdapter | null => {
  const timeoutMs = settings.CRM_TIMEOUT_MS;
  switch (settings.CRM) {
    case 'embedded':
      return null;
    case 'gohighlevel':
      return createGoHighLevel({
        url: settings.GHL_API_URL.replace(/\/$/, ''),
        token: settings.GHL_TOKEN ?? '',
        locationId: settings.GHL_LOCATION_ID ?? '',
        fieldIds: settings.GHL_FIELD_IDS ?? {},
        publicKey: settings.GHL_PUBLIC_KEY ?? publishedKey,
        legacyPublicKey: settings.GHL_LEGACY_PUBLIC_KEY,
        limit: createRateLimit({ ...limit, requests: settings.GHL_RATE, windowMs: rateWindowMs }),
        timeoutMs,
      });
    case 'webhook':
      return createWebhookCrm({
        url: settings.CRM_WEBHOOK_URL ?? '',
        secret: settings.CRM_WEBHOOK_SECRET ?? '',
        limit: createRateLimit({ ...limit, requests: webhookRate, windowMs: rateWindowMs }),
        timeoutMs,
      });
  }
};
