/** `10:30` or `10:30:15` of the day every test happens on, or `2 10:30` of the second day after it, ms since 1970. */
export const at = (text: string): number => {
  const [time = '', days = '0'] = text.split(' ').reverse();
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const firstDay = Math.floor(1_767_225_600_000 / 86_400_000);
  return ((firstDay + Number(days)) * 86_400 + hours * 3600 + minutes * 60 + seconds) * 1000;
};

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
