import { Link } from '@tanstack/react-router';

/** The parts of a screen, each with an address of its own: `?tab=…`. The first needs none. */
export function Tabs<Tab extends string>({
  label,
  current,
  tabs,
}: {
  label: string;
  current: Tab;
  tabs: readonly (readonly [tab: Tab, name: string])[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([tab, name], index) => (
        <Link
          key={tab}
          from="/"
          to="."
          search={index === 0 ? {} : { tab }}
          replace
          aria-current={tab === current ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
