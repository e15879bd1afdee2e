import { z } from 'zod';
import type { Lead } from '../facts.ts';
import type { Text } from './fold.ts';
import { readNumber, smallNumberWord } from './number-words.ts';

const count = `(?<count>\\d{1,2}|${smallNumberWord})`;
const bedroomWord =
  '(?:bed ?rooms?|beds?|brs?|bds?|bdrms?|habitacion(?:es)?|recamaras?|dormitorios?|cuartos|alcobas?|hab)';
const bedrooms = new RegExp(
  `\\b${count}\\s?(?:\\+|plus|(?:-|or|to|o|a)\\s?(?:\\d|${smallNumberWord})\\s)?\\s?-?\\s?${bedroomWord}\\b`,
);
const bareCount = new RegExp(`(?<![\\w.,$/-])${count}(?![\\w%]|[.,]\\d)`);
const bedsAndBaths = /(?<![\w/])([1-9])\s?\/\s?[1-9](?:\.5)?(?![\w/])/;
const most = 20;

const toCount = (written: string | undefined): number | null => {
  if (written === undefined) return null;
  const value = /^\d/.test(written) ? Number(written) : readNumber(written);
  return value !== null && value <= most ? value : null;
};

/** Bedrooms wanted, at least: "3 or 4" is 3, a studio is 0. With `asked`, a bare number will do. */
export const readBedrooms = ({ plain }: Text, asked: boolean): number | null => {
  const named = toCount(bedrooms.exec(plain)?.groups?.count);
  if (named !== null) return named;
  if (/\b(?:a )?studio\b(?! time)|\b(?:un )?estudio\b(?! de)/.test(plain)) return 0;
  if (!asked) return null;
  return toCount(bedsAndBaths.exec(plain)?.[1] ?? bareCount.exec(plain)?.groups?.count);
};

const Condition = z.enum(['turnkey', 'minor fixes', 'needs work']);
export type Condition = z.infer<typeof Condition>;

/** The first that fits decides: a qualified fault is a small one, a denied virtue is a fault. */
const conditions: readonly (readonly [RegExp, Condition])[] = [
  [
    /\b(?:minor|cosmetic|touch[- ]?ups?|(?:a )?few (?:small |little )?(?:things|fixes|repairs|updates)|(?:small|little|light) (?:repairs|fixes|updates|work)|a (?:little|bit of) (?:work|tlc|love)|needs? (?:a few|some) (?:small|little|minor)|some (?:paint|updating|updates|tlc)|(?:coat of|needs|fresh) paint|detalles|arreglos (?:menores|pequenos)|pequenos arreglos|algun(?:os)? arreglos?|(?:mano|poco) de pintura|falta pintura|pocos arreglos|un poco de trabajo|decent|average|so[- ]so|regular|it's (?:ok|okay|fine))\b/,
    'minor fixes',
  ],
  [
    /\b(?:not|isn't|is not|wasn't|no esta|no)\b[^.,;]{0,15}\b(?:great|good|perfect|best|bien|buen|perfect[ao]|impecable)\b/,
    'needs work',
  ],
  [
    /\b(?:as[- ]is|fixer|needs? (?:a lot of |lots of |some |major |serious )?(?:work|repairs|renovat\w+|fixing|updating|love|a new roof)|needs? (?:a )?new|rough|(?:bad|poor|terrible) (?:shape|condition)|outdated|run ?down|dated|mal estado|necesita (?:muchos? |bastantes? |unos )?(?:arreglos?|trabajo|reformas?|reparaci\w+|renovaci\w+|obras?)|para reformar|a reformar|descuidada|hay que (?:arreglar|reformar|renovar)\w*|(?:para|pa) (?:arreglar|reformar)|muy vieja)\b/,
    'needs work',
  ],
  [
    /\b(?:turn ?key|turn-key|move-in|move[- ]in[- ]ready|(?:great|good|excellent|perfect|amazing|mint|top|beautiful|pristine) (?:shape|condition)|like new|brand new|fully (?:updated|remodeled|renovated)|(?:just|recently|newly|completely) (?:updated|remodeled|renovated)|well (?:kept|maintained)|(?:muy )?buen(?:as)? (?:estado|condiciones)|excelente(?:s)?(?: estado| condiciones)?|impecable|perfect(?:as|o)? (?:estado|condiciones)|perfecto estado|como nueva|lista (?:para|pa) (?:entrar|mudarse|vivir)|bien (?:cuidada|mantenida)|(?:recien |totalmente )(?:renovada|remodelada|reformada))\b/,
    'turnkey',
  ],
];
const bareConditions: readonly (readonly [RegExp, Condition])[] = [
  [
    /\b(?:perfect|great|excellent|good|remodeled|renovated|updated|new|perfecta?|excelente|buena|bien|nueva|remodelada|reformada|renovada)\b/,
    'turnkey',
  ],
  [/\b(?:bad|old|rough|repairs|ugly|mala?|vieja|arreglos|trabajo|work)\b/, 'needs work'],
];

/** The state of a home in a seller's words. With `asked`, one word will do. */
export const readCondition = ({ plain }: Text, asked: boolean): Condition | null => {
  const tables = asked ? [...conditions, ...bareConditions] : conditions;
  return tables.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
};

type Financing = NonNullable<Lead['financing']>;
const approval = '(?:pre[- ]?(?:approved|approval|qualified|aprobad[oa]s?|calificad[oa]s?|aprobacion))';
const notApproved = new RegExp(
  `\\b(?:not|no|haven't|aren't|isn't|never|nor|sin|todavia no|aun no|need(?: to get)?|should get|don't have(?: a)?|necesito)\\b[^.;!?]{0,25}\\b${approval}`,
);
const approving = new RegExp(
  `\\b(?:getting|get|working on|applied|applying|applying for|in the process|process|waiting|almost|soon|tramitando|en tramite|esperando|casi|solicitando|haciendo)\\b[^.;!?]{0,25}\\b${approval}`,
);
const noLender =
  /\b(?:haven't|have not|didn't|not|no he|no hemos|sin)\b[^.;!?]{0,20}\b(?:talk(?:ed)?|spoken?|met|started|applied|hablad[oa]|empezado|pedido|ido)\b/;
const lender =
  /\b(?:talking|spoke|speaking|working|meeting|applied|applying|hablando|hable|trabajando)\b[^.;!?]{0,20}\b(?:lender|bank|broker|loan officer|credit union|mortgage|banco|prestamista|hipoteca)\b/;

const readPlainFinancing = (plain: string): Financing | null => {
  if (
    notApproved.test(plain) ||
    (noLender.test(plain) && /\b(?:bank|lender|loan|banco|credito|prestamo)\b/.test(plain))
  )
    return 'none';
  if (approving.test(plain) || lender.test(plain)) return 'in progress';
  if (new RegExp(`\\b${approval}`).test(plain)) return 'pre-approved';
  if (
    /\b(?:(?:all|pay(?:ing)?|in|with|have|buyer|it's|the|be) cash|cash (?:buyer|purchase)|al contado|de contado|(?:en|con|pago|paga(?:mos)?|de) efectivo)\b/.test(
      plain,
    )
  )
    return 'cash';
  return null;
};

/** How a purchase is paid for. With `asked`, "cash" or "working on it" will do. */
export const readFinancing = (text: Text, asked: boolean): Financing | null => {
  const { plain } = text;
  const named = readPlainFinancing(plain);
  if (named || !asked) return named;
  if (noLender.test(plain)) return 'none';
  if (/\b(?:cash|efectivo|contado)\b/.test(plain)) return 'cash';
  if (
    /\b(?:in progress|working on (?:it|that)|(?:in the )?process|applied|applying|almost|soon|waiting|lender|bank|en (?:eso|ello|tramite|proceso)|estoy en|lo estoy viendo|viendolo|tramitando|esperando|banco|fha|va loan|conventional|mortgage|loan|hipoteca|credito|prestamo)\b/.test(
      plain,
    )
  )
    return 'in progress';
  if (/\b(?:approved|qualified|aprobad[oa]s?)\b/.test(plain))
    return /\b(?:not|no)\b/.test(plain) ? 'none' : 'pre-approved';
  return /\b(?:nothing|none|neither|ninguno|nada|not yet|todavia no)\b/.test(plain) ? 'none' : null;
};
