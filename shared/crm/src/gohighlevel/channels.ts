/** Their names for channels, by ours. Message types as their conversations API takes them. */
const types: Readonly<Record<string, string>> = {
  sms: 'SMS',
  email: 'Email',
  whatsapp: 'WhatsApp',
  instagram: 'IG',
  facebook: 'FB',
  webchat: 'Live_Chat',
  custom: 'Custom',
};

const channels: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(types).map(([channel, type]) => [type.toLowerCase(), channel])),
  'live chat': 'webchat',
  live_chat_info_message: 'webchat',
};

/** The type to send by. A channel they do not know goes by SMS, as their own default does. */
export const typeOf = (channel: string): string => types[channel] ?? 'SMS';

/** Our name for the channel a webhook names; null for calls, voicemail and what else is no text. */
export const channelOf = (type: string): string | null => channels[type.toLowerCase()] ?? null;
