import { Link, useLocation } from '@tanstack/react-router';

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
  const { pathname } = useLocation();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([tab, name], index) => (
        <Link
          key={tab}
          // One component for the tabs of every screen: the way is that on which one is.
          from="/"
          to={pathname as '.'}
          search={index === 0 ? {} : { tab }}
          replace
          // Else the link of the first, which asks for nothing, would call itself the current one on every tab.
          activeOptions={{ exact: true }}
          aria-current={tab === current ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
