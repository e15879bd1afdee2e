/** The text of an answer, of which so many bytes are read and no more: a hostile one may have no end. null: it was longer. */
export const readBounded = async (response: Response, mostBytes: number): Promise<string | null> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};
