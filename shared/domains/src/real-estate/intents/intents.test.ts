import { createScorer, type ScoreContext } from '@baton/scoring';
import { describe, expect, test } from 'vitest';
import { intents } from './index.ts';

const scorer = createScorer(intents);
const threshold = 0.7;
const routed = (text: string, context?: ScoreContext): string =>
  Object.entries(scorer.score(text, context).intents)
    .filter(([, confidence]) => confidence >= threshold)
    .map(([intent]) => intent)
    .sort()
    .join(' ') || '-';

describe('who is routed where', () => {
  test.each([
    ['I want to buy a house', 'buyer'],
    ["we're looking for a 3 bedroom in Austin", 'buyer'],
    ['Looking to purchase our first home this spring', 'buyer'],
    ['can i see the house on maple street', 'buyer'],
    ['What do you have for sale under 400k?', 'buyer'],
    ['wanna buy a hosue asap', 'buyer'],
    ['busco casa de 3 recamaras', 'buyer'],
    ['Quisiéramos comprar una casa en Dallas', 'buyer'],
    ["I'm thinking about selling", 'seller'],
    ['thinking abt sellin my place', 'seller'],
    ['quiero vender mi casa', 'seller'],
    ['¿Cuánto vale mi casa?', 'seller'],
    ["What's my home worth?", 'seller'],
    ['we need to list our condo', 'seller'],
    ['wanna sel my hous', 'seller'],
    ['can you help me sell my house', 'seller'],
    ['Would you buy my house for cash?', 'seller'],
    ['I might buy AND sell', 'buyer seller'],
    ['We want to sell our home and buy something bigger', 'buyer seller'],
    ['quiero vender mi casa y comprar otra', 'buyer seller'],
    ["I'm not selling, I'm buying", 'buyer'],
    ["I don't want to sell, I want to buy a condo", 'buyer'],
    ['no quiero vender, quiero comprar', 'buyer'],
  ])('%s → %s', (text, expected) => expect(routed(text)).toBe(expected));
});

describe('what moves nobody', () => {
  test.each([
    'hi there',
    'around 650k',
    'yes',
    'next month',
    'my name is Ana',
    'Thursday at 4 works',
    '3 beds 2 baths',
    'my neighbor is selling his house',
    'My sister just bought a condo in Plano',
    'I am not looking to buy a house',
    "I don't want to sell my house",
    'we have no plans to sell',
    'no longer want to sell my home',
    'no quiero vender mi casa',
    'Ya no quiero comprar casa',
    'if I ever sell my house, I will call you',
    'he said "I want to buy a house" in the movie',
    'do you guys sell houses?',
    "what's the weather like tomorrow",
    'Where can I buy cough medicine?',
    'Best selling author in town!',
    'I want to sell my horse',
  ])('%s', (text) => expect(routed(text)).toBe('-'));
});

describe('an answer to the question "buy or sell?" is a wish', () => {
  test.each([
    ['selling', 'seller'],
    ['sell', 'seller'],
    ['Buy please', 'buyer'],
    ['both', 'buyer seller'],
    ['vender', 'seller'],
    ['las dos', 'buyer seller'],
    ['not selling', '-'],
  ])('%s → %s', (text, expected) => expect(routed(text, { asked: 'wish' })).toBe(expected));
});

describe('an answer to where or when is no wish to buy, unless it says so', () => {
  test.each([
    ['Upland or close by', 'area', '-'],
    ['Cedar Park or Leander', 'area', '-'],
    ['en el norte, cerca del parque', 'area', '-'],
    ['by the end of summer', 'timeline', '-'],
    ['Upland or close by, we want to buy a house there', 'area', 'buyer'],
    ['looking for a home in Upland', 'area', 'buyer'],
    ['busco casa en el norte', 'area', 'buyer'],
  ])('%s (asked for the %s) → %s', (text, asked, expected) => expect(routed(text, { asked })).toBe(expected));
});

describe('consent, by rule', () => {
  const consent = (text: string) => scorer.score(text).consent;
  test.each([
    'STOP',
    'stop.',
    'Stop!!',
    'STOPALL',
    'Unsubscribe',
    'CANCEL',
    'END',
    'QUIT',
    'REVOKE',
    'OPTOUT',
    'opt-out',
    'Please stop',
    'stop texting me',
    'STOP STOP STOP',
    'Remove me',
    'remove me from your list',
    'take me off your list pls',
    "don't text me anymore",
    'do not contact me again',
    'lose my number',
    'PARA',
    'BASTA',
    'ALTO',
    'BAJA',
    'no me escriban',
    'No me escriban más',
    'ya no me manden mensajes',
    'dejen de molestarme',
    'quítenme de su lista',
    'denme de baja',
    'I want to opt out',
    'stop messaging me please',
    'Stop. I already told you.',
    'I said stop',
    'stop textng me',
    'stp',
    'no further messages please',
    'please discontinue these texts',
    'get my number out of your phone',
    'no me estén mandando mensajes',
    'no manden más',
    'no me escriban más por favor',
    'Quiero salirme de esta lista',
    'no more alerts',
    'remove my address from your mailing',
    'delete my data under the privacy act',
    "you've texted thrice today, that's plenty",
    'close our file',
    'quit asking',
    'Enough with the postcards already',
    'do NOT call or text this number again',
    'not interested, please stop texting',
    "text me again and I'm calling my lawyer",
    'I want to be removed from your list',
    'refrain from contacting us',
    'I already opted out',
    'no me llamen otra vez',
    'ya no me hablen',
    'paren con los mensajes',
    'favor de no llamar',
    'borren mis datos',
    'si me vuelven a llamar a la hora de la siesta los denuncio',
    'Le ruego tenga a bien no volver a comunicarse',
    'quiten mi nombre de su lista',
    'Do not text, call, or email me',
  ])('%s → stop', (text) => expect(consent(text)).toBe('stop'));

  test.each([
    'START',
    'unstop',
    'Start',
    'resume texts',
    'you can text me again',
    'opt me back in',
    'empezar',
    'Pueden escribirme de nuevo',
  ])('%s → start', (text) => expect(consent(text)).toBe('start'));

  test.each([
    'Can you stop by on Tuesday?',
    'stop by tomorrow',
    'get my name off the title',
    "don't send me another two story one",
    'take this house off the market',
    'no me marque antes de las nueve',
    'the bus stop is near the house',
    "don't stop texting me",
    "I don't want to opt out",
    'I want to cancel my appointment',
    'cancel the showing on Friday',
    'not interested right now',
    'the end of the month',
    'Nonstop flights are great',
    'para el martes',
    'busco casa para mi familia',
    'we need to stop renting',
    "I won't stop until I find a house",
    'I want to quit my job and move',
    'start looking in June',
    'when can we start?',
    'text me tomorrow',
    "don't call me before 9",
    'please stop by the office',
    'end of the street',
    'no me llamen antes de las 9',
    'Quiero dar de alta la luz',
    'no me interesa ese barrio',
    'un alto presupuesto',
    'planta baja por favor',
    "we can't stop thinking about that house",
    'yes',
    'it is a non stop party',
    'My neighbor said "stop texting me" to his agent',
    'get me off this hill',
    'Sáquenme de esta propiedad antes del embargo',
    'sáqueme de ahí y búsqueme casa',
    'que la ciudad no me ande molestando',
    'No me manden compradores sin cita',
    'bórrenme el otro',
    'No me llamen de madrugada, trabajo de noche',
    'this is ridiculous, you people are vultures',
    'should I fix the roof or knock it off the price',
    'take us off the market',
    'remove my name from the deed',
    'stop sending me condos without parking',
    'stop asking me the same question',
    "please don't call, text me",
    "don't write me after supper",
    'no me escriban los domingos',
    'dejé de pagar la hipoteca',
    'quiten esa casa de la lista',
    'no moleste a los inquilinos',
    'no quiero tratarlo por mensajes',
    'call me again when the inspection report comes',
    'we might end up with letters from the HOA',
    'my phone does not send pictures',
    'we do not have permission to build there',
    'no le mande nada al comprador',
    'no quiero volver a llamar al banco',
    'dejé de buscar casa',
    'I want his name removed',
  ])('%s → neither', (text) => expect(consent(text)).toBe(null));
});

describe('a person is called', () => {
  const human = (text: string) => scorer.score(text).human?.reason ?? null;
  test.each([
    'I want to talk to a person',
    'can I speak with a real human please',
    'let me talk to someone',
    'get me an agent',
    'Human',
    'are you a bot? I want a real person',
    "I'd like to speak to your manager",
    'can someone call me?',
    'have an agent call me',
    'no more bots',
    'quiero hablar con una persona',
    'Páseme con un agente',
    'necesito hablar con alguien',
    'que me llame un asesor por favor',
    'talk to a humna',
    'could I speak with a lady in your office',
    'is there anybody I can talk to?',
    '¿no me podría llamar una señorita?',
    'Have Teresa phone me, she knows the situation',
    'Tell Marcus to ring me',
    'Put me through to Denise please',
    'jus call me',
    'I do not text, call me',
    'u a bot? get me a human',
    "where's linda, she was helping me",
    'give me somebody with a pulse',
    'What is the direct line of your office manager',
    "I don't want to talk to a machine",
    'A supervisor, please',
    'que me llame la señora Quiñones',
    'Páseme con Leticia',
    'Pásame a tu jefe',
    '¿me comunica con Yolanda?',
    'Necesito el número directo del broker',
    'dígale a Rosa que me marque',
  ])('%s → explicit request', (text) => expect(human(text)).toBe('explicit_human_request'));

  test.each([
    "we're in foreclosure",
    'I filed for bankruptcy last year',
    'my attorney told me to sell',
    'its a short sale',
    'there is a tax lien on it',
    'house is in probate',
    'going through a divorce',
    'There is a lawsuit about the land',
    'a court order says we must sell',
    'we need estate planning',
    'trust deed',
    'estoy en medio de un divorcio',
    'mi abogado',
    'está en ejecución hipotecaria',
    'nos declaramos en bancarrota',
    'got an eviction notice on my door',
    'the auction date is the 22nd',
    'someone forged the signature on our deed',
    'my landlord wants to evict me',
    'the judge moved our hearing',
    'me llegó una carta de desalojo',
    'tengo subasta el día 18',
    'la HOA me quiere demandar',
  ])('%s → legal or financial', (text) => expect(human(text)).toBe('legal_financial_topic'));

  test.each([
    'no need to talk to a person',
    "I don't want to talk to anyone, just text",
    'I do not need an agent to call me',
    'not a foreclosure, just a normal sale',
    'do I have to talk to a person?',
    'no quiero hablar con una persona',
    'no hace falta hablar con un agente',
    'are you a real estate company',
    "I'm already working with an agent",
    'my mom is a great person',
    'can we see it in person',
    'someone told me we could deal with the HOA',
    'no hay divorcio ni nada',
    'we are selling because of a new job',
    'is this a bot?',
    'are you a real person or a bot',
    'call me Steve, everybody does',
    'call me after six',
    'I have agents call me every day',
    'got the papers, will sign tonight',
    'any foreclosures for sale?',
    'está libre de gravamen',
    'hay mucha demanda en la zona',
  ])('%s → nobody', (text) => expect(human(text)).toBe(null));
});

describe('a wish for a specialist is heard', () => {
  test.each([
    ['put me through to your seller team', 'seller'],
    ["I'd rather talk to the buying specialist", 'buyer'],
    ['can I speak with the listing agent', 'seller'],
    ['páseme con el equipo de ventas', 'seller'],
    ['quiero hablar con el especialista en compras', 'buyer'],
    ["please don't put me through to your seller team", null],
    ['I want to sell', null],
    ['talk to a person', null],
  ])('%s → %s', (text, wish) => {
    const scored = scorer.score(text);
    expect(scored.wish).toBe(wish);
    if (wish) expect(scored.intents[wish]).toBeGreaterThanOrEqual(0.9);
    if (wish) expect(scored.human).toBe(null);
  });
});

describe('the language', () => {
  test.each([
    ['quiero vender mi casa', 'es'],
    ['hola', 'es'],
    ['si', 'es'],
    ['gracias', 'es'],
    ['¿Mañana?', 'es'],
    ['I want to sell', 'en'],
    ['ok thanks', 'en'],
    ['yes', 'en'],
    ['hola, I want to sell my house', 'en'],
    ['650k', 'en'],
  ])('%s → %s', (text, language) => expect(scorer.score(text).language).toBe(language));

  test('a text that does not tell says so', () => {
    expect(scorer.score('650k')).toMatchObject({ language: 'en', languageTold: false });
    expect(scorer.score('Medio millón')).toMatchObject({ language: 'es' });
    expect(scorer.score('Medio millón')).not.toHaveProperty('languageTold');
  });

  test('a text that does not tell is in the language of the conversation', () => {
    expect(scorer.score('650k', { language: 'es' }).language).toBe('es');
    expect(scorer.score('I want to sell', { language: 'es' }).language).toBe('en');
  });
});

test('evidence names the words of the message, with their place in it', () => {
  const text = 'Hi! I want to sell my house.';
  const [first] = scorer.score(text).evidence;
  expect(first?.intent).toBe('seller');
  expect(first?.weight).toBeGreaterThan(0);
  expect(text.slice(...(first?.span ?? [0, 0]))).toBe(first?.feature);
});
