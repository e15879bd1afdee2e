/** Fields that name things of ours. All other strings in a job may be what somebody wrote, or who it is. */
const open = new Set(['id', 'key', 'turn', 'bot', 'by', 'from', 'to', 'channel', 'author', 'language', 'kind', 'type']);
const alsoOpen = new Set([
  'code',
  'job',
  'field',
  'expected',
  'lane',
  'reason',
  'status',
  'model',
  'guard',
  'traceparent',
]);

/** A job's data as the dashboard may show it: the shape and our own names stay, texts become their length. */
export const mask = (value: unknown, field = ''): unknown => {
  if (typeof value === 'string') return open.has(field) || alsoOpen.has(field) ? value : `(${value.length} characters)`;
  if (Array.isArray(value)) return value.map((item) => mask(item, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mask(inner, name)]));
};
