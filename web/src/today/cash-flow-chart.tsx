import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import type { Span } from './cash-flow-spans.ts';
import { useTodayWords } from './words.ts';

const ORE_A_KRONE = 100;
const HEIGHT = 260;

/** Kroner as a height in pixels: the only place where money is a float. */
const heightOf = (amount: string | null): number | null =>
  amount === null ? null : Number(oreOf(amount)) / ORE_A_KRONE;

/** A line of what came in, and stacked bars of what falls due. Who cannot see them has the table. */
export function CashFlowChart({ spans, by }: { spans: readonly Span[]; by: 'week' | 'month' }) {
  const words = useTodayWords();
  const format = useFormat();
  const name = (from: string): string => (by === 'week' ? format.shortDate(from) : format.month(from));
  const data = spans.map(({ from, received, open, forecast }) => ({
    name: name(from),
    received: heightOf(received),
    open: heightOf(open),
    forecast: heightOf(forecast),
  }));
  const isEmpty = data.every(({ received, open, forecast }) => [received, open, forecast].every((kroner) => !kroner));
  return (
    <div className="chart" role="img" aria-label={words.chart(by === 'week' ? words.byWeek : words.byMonth)}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart data={data} accessibilityLayer={false} margin={{ left: 8, right: 0, top: 8, bottom: 0 }}>
          <CartesianGrid vertical={false} className="grid" />
          <XAxis dataKey="name" tickLine={false} interval="preserveStartEnd" />
          <YAxis
            tickLine={false}
            axisLine={false}
            width={64}
            // With nothing to measure it would count from 0 to 4 kroner.
            {...(isEmpty ? { domain: [0, 1], ticks: [0] } : {})}
            tickFormatter={(kroner: number) => format.count(kroner)}
          />
          <Tooltip
            cursor={{ className: 'cursor' }}
            formatter={(kroner) => format.amount(String(kroner))}
            isAnimationActive={false}
          />
          <Bar dataKey="open" name={words.open} stackId="due" className="bar-open" isAnimationActive={false} />
          <Bar
            dataKey="forecast"
            name={words.forecast}
            stackId="due"
            className="bar-forecast"
            isAnimationActive={false}
          />
          <Line
            dataKey="received"
            name={words.received}
            className="line-received"
            type="linear"
            dot={{ r: 3 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
