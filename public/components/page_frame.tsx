import React, { useEffect } from 'react';
import type { ReactNode } from 'react';
import { EuiPageHeader, EuiSpacer } from '@elastic/eui';
import { useServices } from '../app/services';
import type { Crumb } from '../app/services';

interface Props {
  /** The page's only heading of level 1, and the last breadcrumb. */
  title: string;
  description?: ReactNode;
  /** Buttons at the right of the title, the first one outermost. */
  actions?: ReactNode[];
  /** Pages above this one. */
  parents?: Crumb[];
  children: ReactNode;
}

const NO_PARENTS: Crumb[] = [];

export function PageFrame({ title, description, actions, parents = NO_PARENTS, children }: Props) {
  const { navigation } = useServices();
  // The crumbs as text, since a caller may well build them anew at each render.
  const crumbs = JSON.stringify([...parents, { text: title }]);
  useEffect(() => navigation.setPage(JSON.parse(crumbs) as Crumb[]), [navigation, crumbs]);
  return (
    <>
      <EuiPageHeader pageTitle={title} description={description} rightSideItems={actions} />
      <EuiSpacer size="l" />
      {children}
    </>
  );
}
