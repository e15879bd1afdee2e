import type { Language } from './scored.ts';

/** How a domain's bots and facts are called at a CRM. A fact that is not named here is not told. */
export interface CrmNames {
  /** The tag that says which bot has the contact: bot → tag. Default: `Baton-<Bot>`. */
  readonly owners: Readonly<Record<string, string>>;
  /** A fact whose value is told with the kind of contact, as `Hot-Buyer`; and what each bot's contacts are called in it. */
  readonly grade?: { readonly fact: string; readonly kinds: Readonly<Record<string, string>> };
  /** Facts that are custom fields: fact → key of the field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** How a domain's facts are called by people: fact → name. */
export type FactLabels = Readonly<Record<string, string>>;

export interface DomainNames {
  readonly crm: CrmNames;
  readonly facts: Readonly<Partial<Record<Language, FactLabels>>>;
  /** What facts' values are called, where people say something else: value → words. */
  readonly values?: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;
}
