import React from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithServices } from '../test/render';
import { TextValue } from './text_value';

it('shows markup as text', () => {
  const { container } = renderWithServices(<TextValue text="<script>alert(1)</script>" />);
  expect(container).toHaveTextContent('<script>alert(1)</script>');
  expect(container.querySelector('script')).toBeNull();
});

it('cuts 32 kB and shows all of it on request', () => {
  const { container } = renderWithServices(<TextValue text={'x'.repeat(32_768)} limit={100} />);
  expect(container.querySelector('bdi')).toHaveTextContent(/^x{100}…$/);
  const button = screen.getByRole('button', { name: 'Show all 32,768 characters' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  userEvent.click(button);
  expect(container.querySelector('bdi')?.textContent).toHaveLength(32_768);
  userEvent.click(screen.getByRole('button', { name: 'Show less' }));
  expect(container.querySelector('bdi')).toHaveTextContent(/^x{100}…$/);
});

it('keeps right-to-left text from moving its neighbours', () => {
  const { container } = renderWithServices(<TextValue text={'שלום\u202e.exe'} />);
  expect(container.querySelector('bdi')).toHaveTextContent('שלום⟨U+202E⟩.exe');
});

it('offers no button where only a short form belongs', () => {
  renderWithServices(<TextValue text={'x'.repeat(500)} cut />);
  expect(screen.queryByRole('button')).toBeNull();
});
