import type { StarlightUserConfig } from '@astrojs/starlight/types';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** The guides, in the order in which somebody needs them. */
export const guides: Sidebar = [
  {
    label: 'First call',
    items: [
      { label: 'fiskaly Unified API', slug: 'guides/first-call/fiskaly-unified' },
      { label: 'fiskaly SIGN PT', slug: 'guides/first-call/fiskaly-sign-pt' },
      { label: 'fiskaly management', slug: 'guides/first-call/fiskaly-management' },
      { label: 'Keyline', slug: 'guides/first-call/keyline' },
      { label: 'Space Invoices', slug: 'guides/first-call/space-invoices' },
      { label: 'MasStack billing', slug: 'guides/first-call/masstack-billing' },
    ],
  },
  {
    label: 'A day at the till',
    items: [
      'guides/set-up-a-merchant',
      'guides/sell-correct-cancel',
      'guides/lost-answers',
      'guides/crash-safe-writes',
    ],
  },
  {
    label: 'Calls',
    items: [
      'guides/auth',
      'guides/options',
      'guides/errors',
      'guides/paging',
      'guides/money-and-dates',
      'guides/files',
      'guides/webhooks',
    ],
  },
  {
    label: 'Your code around it',
    items: [
      'guides/testing',
      'guides/layers',
      'guides/runtimes',
      'guides/proxies-and-certificates',
      'guides/regenerate',
    ],
  },
  {
    label: 'Coming from',
    items: [
      'guides/sign-pt-to-unified',
      'guides/from-fiskaly-sdk',
      'guides/from-space-invoices-js',
      'guides/from-keyline-gem',
    ],
  },
  { label: 'Reference', link: '/reference/' },
  {
    label: 'The project',
    items: ['status', 'internals'],
  },
];
