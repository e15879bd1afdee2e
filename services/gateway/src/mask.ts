/** Fields that name things of ours. All other strings in a job may be what somebody wrote, or who it is. */
const open = new Set(
  (
    'key turn bot by from to channel author language kind type code job field expected lane status model guard ' +
    'traceparent'
  ).split(' '),
);
/** Hashed, or derived from what is hashed; a provider's own id of a message may say whose it is. */
const ourId = /^[a-z2-7]{26}(-[a-z0-9-]+)?$/;

const isOpen = (field: string, value: string): boolean => open.has(field) || (field === 'id' && ourId.test(value));

/** A job's data as the dashboard may show it: the shape and our own names stay, texts become their length. */
export const mask = (value: unknown, field = ''): unknown => {
  if (typeof value === 'string') return isOpen(field, value) ? value : `(${value.length} characters)`;
  if (Array.isArray(value)) return value.map((item) => mask(item, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mask(inner, name)]));
};
