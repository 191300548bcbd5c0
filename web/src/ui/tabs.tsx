import { Link, useLocation } from '@tanstack/react-router';

/** The parts of a screen, each with an address of its own: `?tab=…`. The first needs none. */
export function Tabs<Tab extends string>({
  label,
  current,
  tabs,
  keep = {},
}: {
  label: string;
  current: Tab;
  tabs: readonly (readonly [tab: Tab, name: string])[];
  /** What of the address goes along to the other tabs. */
  keep?: Readonly<Record<string, string | undefined>>;
}) {
  const { pathname } = useLocation();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([tab, name], index) => (
        <Link
          key={tab}
          // One component for the tabs of every screen: the way is that on which one is.
          from="/"
          to={pathname as '.'}
          search={index === 0 ? {} : { ...keep, tab }}
          replace
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={tab === current ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
