import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ROUTES } from '../../common';
import { renderApp } from '../test/render';

const empty = { items: [], total: 0, more_than: false };
const answers = {
  [`GET ${ROUTES.requests}`]: empty,
  [`GET ${ROUTES.projects}`]: { items: [] },
};

it('starts at the overview and marks the page in the navigation', async () => {
  const { history } = renderApp('/', { answers });
  expect(history.location.pathname).toBe('/overview');
  const nav = screen.getByRole('navigation', { name: 'Pages of TRE Airlock' });
  expect(within(nav).getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
  expect(within(nav).getByRole('link', { name: 'Setup' })).not.toHaveAttribute('aria-current');
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeInTheDocument();
});

it('goes to another page without loading the window again', () => {
  const { history } = renderApp('/requests', { answers });
  const link = screen.getByRole('link', { name: 'Setup' });
  expect(link).toHaveAttribute('href', '/base/app/treAirlock/setup');
  userEvent.click(link);
  expect(history.location.pathname).toBe('/setup');
});

it('leaves a click for a new tab to the browser', () => {
  const { history } = renderApp('/requests', { answers });
  userEvent.click(screen.getByRole('link', { name: 'Setup' }), { ctrlKey: true });
  expect(history.location.pathname).toBe('/requests');
});

it('tells Kibana the page in the breadcrumbs', () => {
  const { crumbs } = renderApp('/requests', { answers });
  expect(crumbs.map((crumb) => crumb.text)).toEqual(['TRE Airlock', 'Requests']);
});
