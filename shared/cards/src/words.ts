import type { HandoffCard, Language } from '@baton/contracts';

/** Everything a card says of its own, in one language. */
interface CardWords {
  readonly title: string;
  readonly priority: Readonly<Record<HandoffCard['priority'], string>>;
  readonly headings: {
    readonly who: string;
    readonly why: string;
    readonly approach: string;
    readonly known: string;
    readonly open: string;
    readonly said: string;
  };
  readonly from: string;
  readonly channel: string;
  readonly called: string;
  readonly confidence: string;
  readonly temperature: string;
  readonly temperatures: Readonly<Record<string, string>>;
  readonly nothing: string;
  readonly shortened: string;
  readonly yes: string;
  readonly no: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly approaches: Readonly<Record<string, string>>;
  readonly byTemperature: Readonly<Record<string, string>>;
}

const en: CardWords = {
  title: 'Handoff to a person',
  priority: { urgent: 'URGENT', high: 'HIGH', normal: 'NORMAL' },
  headings: {
    who: 'Who',
    why: 'Why',
    approach: 'Recommended approach',
    known: 'What is known',
    open: 'Open questions',
    said: 'Said last, and not answered',
  },
  from: 'From',
  channel: 'Channel',
  called: 'Called',
  confidence: 'Confidence',
  temperature: 'Temperature',
  temperatures: { hot: 'hot', warm: 'warm', lukewarm: 'lukewarm', cold: 'cold' },
  nothing: 'nothing yet',
  shortened: 'Shortened to one page; the timeline has everything.',
  yes: 'yes',
  no: 'no',
  reasons: {
    explicit_human_request: 'The contact has asked for a person',
    legal_financial_topic: 'A legal or financial matter that a bot must not speak on',
    unproductive_loop: 'The conversation makes no progress with a bot',
    hot_lead_qualified: 'Qualified and hot: ready for a person',
    bot_failed: 'The bot failed for good; the contact has had no answer',
    bot_request: 'The bot has asked for a person',
    review_timed_out: 'Nobody has done a review in time',
    'took-over': 'A person has taken over',
  },
  approaches: {
    explicit_human_request: 'Answer first what was asked last, and say who you are.',
    legal_financial_topic: 'Listen, give no advice on the matter, and name the specialist who can.',
    unproductive_loop: 'Sum up what is known in a sentence, and ask one question only.',
    hot_lead_qualified: 'Call, and agree on a time; everything needed for it is below.',
    bot_failed: 'Answer at once and excuse the silence.',
    bot_request: 'Take up what the bot could not settle.',
    review_timed_out: 'Do the review, or go on without it.',
    'took-over': 'Go on from what was said last.',
  },
  byTemperature: {
    hot: 'They are ready: offer a time today.',
    warm: 'They are interested: settle the open questions, then offer a time.',
    lukewarm: 'Do not press: be of use with one thing they asked about.',
    cold: 'Do not press: leave a way to come back.',
  },
};

const es: CardWords = {
  title: 'Traspaso a una persona',
  priority: { urgent: 'URGENTE', high: 'ALTA', normal: 'NORMAL' },
  headings: {
    who: 'Quién',
    why: 'Por qué',
    approach: 'Cómo proceder',
    known: 'Lo que se sabe',
    open: 'Preguntas abiertas',
    said: 'Dicho al final y sin respuesta',
  },
  from: 'De',
  channel: 'Canal',
  called: 'Avisado',
  confidence: 'Certeza',
  temperature: 'Temperatura',
  temperatures: { hot: 'caliente', warm: 'templado', lukewarm: 'tibio', cold: 'frío' },
  nothing: 'nada todavía',
  shortened: 'Abreviado a una página; la cronología lo tiene todo.',
  yes: 'sí',
  no: 'no',
  reasons: {
    explicit_human_request: 'El contacto ha pedido hablar con una persona',
    legal_financial_topic: 'Un asunto legal o financiero del que un bot no debe hablar',
    unproductive_loop: 'La conversación no avanza con un bot',
    hot_lead_qualified: 'Calificado y caliente: listo para una persona',
    bot_failed: 'El bot falló del todo; el contacto no ha recibido respuesta',
    bot_request: 'El bot ha pedido una persona',
    review_timed_out: 'Nadie hizo una revisión a tiempo',
    'took-over': 'Una persona ha tomado la conversación',
  },
  approaches: {
    explicit_human_request: 'Responde primero a lo último que preguntó y di quién eres.',
    legal_financial_topic: 'Escucha, no aconsejes sobre el asunto y nombra al especialista que puede.',
    unproductive_loop: 'Resume en una frase lo que se sabe y haz una sola pregunta.',
    hot_lead_qualified: 'Llama y acuerda una hora; abajo está todo lo necesario.',
    bot_failed: 'Responde enseguida y disculpa el silencio.',
    bot_request: 'Retoma lo que el bot no pudo resolver.',
    review_timed_out: 'Haz la revisión o sigue sin ella.',
    'took-over': 'Sigue desde lo último que se dijo.',
  },
  byTemperature: {
    hot: 'Está listo: ofrece una hora hoy.',
    warm: 'Está interesado: resuelve las preguntas abiertas y ofrece una hora.',
    lukewarm: 'Sin presionar: ayuda con una cosa que haya preguntado.',
    cold: 'Sin presionar: deja la puerta abierta.',
  },
};

export const cardWords: Readonly<Record<Language, CardWords>> = { en, es };
export type { CardWords };
