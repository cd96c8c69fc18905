import React from 'react';
import type { MouseEvent } from 'react';
import { EuiTab, EuiTabs } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { isPlainClick } from '../components/app_link';
import { PAGES } from './paths';
import { useServices } from './services';

/**
 * The pages. EUI's tabs give the looks; the roles say what they are, links between pages, since a page is
 * no tab panel.
 */
export function PageNav() {
  const { navigation } = useServices();
  const { pathname } = useLocation();
  return (
    <nav aria-label="Pages of TRE Airlock">
      <EuiTabs role="presentation">
        {PAGES.map(({ id, title, path }) => {
          const selected = pathname === path || pathname.startsWith(`${path}/`);
          return (
            <EuiTab
              key={id}
              role="link"
              aria-selected={undefined}
              aria-current={selected ? 'page' : undefined}
              isSelected={selected}
              href={navigation.href(path)}
              onClick={(event: MouseEvent) => {
                if (!isPlainClick(event)) return;
                event.preventDefault();
                navigation.to(path);
              }}
            >
              {title}
            </EuiTab>
          );
        })}
      </EuiTabs>
    </nav>
  );
}
