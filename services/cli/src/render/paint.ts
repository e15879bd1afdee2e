import { styleText } from 'node:util';

const styles = ['dim', 'bold', 'red', 'green', 'yellow'] as const;
const botColours = ['cyan', 'magenta', 'blueBright', 'greenBright', 'cyanBright'] as const;

type Style = (typeof styles)[number];

/** Colours, or none: every function returns its text as it is where the terminal has no colours. */
export type Paint = Readonly<Record<Style, (text: string) => string>> & {
  /** Each bot has a colour of its own, as far as they go. */
  readonly bot: (bot: string, text?: string) => string;
};

export const createPaint = (colour: boolean, bots: readonly string[] = []): Paint => {
  const style = (name: Style | (typeof botColours)[number]) => (text: string) =>
    colour ? styleText(name, text, { validateStream: false }) : text;
  const byName = Object.fromEntries(styles.map((name) => [name, style(name)])) as Record<
    Style,
    (text: string) => string
  >;
  return {
    ...byName,
    bot: (bot, text = bot) => {
      const index = bots.indexOf(bot);
      return index < 0 ? byName.bold(text) : style(botColours[index % botColours.length] ?? 'cyan')(text);
    },
  };
};
