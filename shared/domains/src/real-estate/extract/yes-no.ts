import type { Text } from './fold.ts';

const yes =
  /^(?:(?:oh|well|hmm|pues|bueno),? )?(?:yes|yeah|yep|yup|ya|sure|ok|okay|of course|definitely|absolutely|for sure|sounds (?:good|great|fine)|(?:that|it) (?:works|would work|suits|could work)|works for (?:me|us)|perfect|correct|right|(?:i|we) (?:do|am|are|can|could)(?=$|[.,!])|no problem|why not|claro|si|sip|por supuesto|vale|de acuerdo|perfecto|me parece|dale|correcto|asi es|sin problema|esta bien|por que no|nos sirve|me sirve|por mi|(?:the sooner|mientras antes|cuanto antes|entre antes)(?: the)? (?:better|mejor)|bueno)\b/;
const no =
  /^(?:(?:oh|well|hmm|pues|bueno),? )?(?:no|nope|nah|not (?:really|yet|at all)|never|(?:i|we) (?:don't|can't|couldn't|haven't)(?=$|[.,!]| yet)|(?:that's |that is |it's )?(?:too|a bit|a little|a bit too|way too|kind of) (?:soon|fast|early|quick|rushed)|(?:we|i)(?:'d| would)? need more time|not that (?:soon|fast)|impossible|para nada|todavia no|aun no|tampoco|imposible|(?:es |seria )?(?:muy|demasiado|un poco) (?:pronto|rapido)|necesit(?:o|amos) mas tiempo|nunca)\b/;

/** null: the message starts with neither. */
export const readYesNo = ({ plain }: Text): boolean | null => {
  if (/^(?:no problem|sin problema|why not|por que no)\b/.test(plain)) return true;
  if (no.test(plain)) return false;
  return yes.test(plain) ? true : null;
};

const unsure =
  /\b(?:not (?:too |really |quite )?(?:sure|certain)|unsure|(?:don't|do not|dont) (?:really )?know|no idea|dunno|idk|undecided|haven't decided|(?:prefer|rather) not|hard to say|no clue|no (?:lo )?se(?= *(?:$|[.,!;?]| (?:si|cual|cuando|cuanto|que|todavia|aun|bien|exactamente)\b))|ni idea|no (?:estoy|estamos) segur[oa]s?|prefiero no|no (?:lo )?(?:hemos|he) decidido|no sabria|sin decidir|tell you later|luego te digo|no tengo idea)\b/;

/** The contact cannot or will not say. */
export const isUnsure = ({ plain }: Text): boolean => unsure.test(plain);

const denying = /^(?:no|nope)\b[\s,.:;!-]/;
const correcting =
  /^(?:actually|wait|sorry|correction|oops|perdon|espera|en realidad|corrijo|ups|mejor)\b[\s,.:;!-]|^no,? mejor\b|\b(?:actually|i (?:meant|mean)|make (?:it|that)|correction|changed? my mind|en realidad|mejor dicho|quise decir|quiero decir|corrijo|me equivoque|instead of|en vez de)\b/;

/** The contact takes something back: a held fact may be replaced. `asked`: a "no" at the head answers the question. */
export const isCorrection = ({ plain }: Text, asked = false): boolean =>
  correcting.test(plain) || (!asked && denying.test(plain));
