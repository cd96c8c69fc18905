import { act, screen } from '@testing-library/react';
import { createMemoryHistory } from 'history';
import { ROUTES } from '../../common';
import type { Theme } from '../contracts';
import { createFakeCore } from '../test/fake_core';
import { readDuties } from './create_services';
import { mountApp } from './mount';

function mount() {
  const { core } = createFakeCore({
    [`GET ${ROUTES.requests}`]: { items: [], total: 0, more_than: false },
    [`GET ${ROUTES.projects}`]: { items: [] },
  });
  const element = document.body.appendChild(document.createElement('div'));
  const listeners = new Set<(theme: Theme) => void>();
  const theme$ = {
    subscribe: (next: (theme: Theme) => void) => {
      listeners.add(next);
      next({ darkMode: false });
      return { unsubscribe: () => void listeners.delete(next) };
    },
  };
  let unmount: () => void = () => undefined;
  act(() => {
    unmount = mountApp(
      core,
      {},
      { element, history: createMemoryHistory({ initialEntries: ['/requests'] }), theme$ }
    );
  });
  return { element, listeners, unmount };
}

it('puts the app into the element, and takes it and its subscriptions away again', async () => {
  const { element, listeners, unmount } = mount();
  expect(await screen.findByRole('heading', { level: 1, name: 'Requests' })).toBeInTheDocument();
  act(() => listeners.forEach((next) => next({ darkMode: true })));
  expect(screen.getByRole('heading', { level: 1, name: 'Requests' })).toBeInTheDocument();
  act(() => unmount());
  expect(element).toBeEmptyDOMElement();
  expect(listeners.size).toBe(0);
});

it('reads duties from the capabilities, and takes what is absent for no', () => {
  expect(
    readDuties({ treAirlock: { show: true, manage: 'yes' }, treAirlockReview: { review: true } })
  ).toEqual({
    show: true,
    manage: false,
    review: true,
    submit: false,
    release: false,
  });
});
