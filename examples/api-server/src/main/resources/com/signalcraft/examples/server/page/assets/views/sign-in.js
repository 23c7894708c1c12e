// Signing in and registering.

import { ApiError, post } from '../api.js';
import { button, fill, h } from '../dom.js';
import { field, form } from '../form.js';
import { session } from '../session.js';
import { brand, themeButton } from '../shell.js';

const WHY = {
  expired: 'Your session has ended. Sign in, and you are where you were.',
  'signed-out': 'You are signed out.',
};

const email = () => field('email', 'E-mail address', { type: 'email', autocomplete: 'username',
  maxlength: 320 });

async function enter(path, values) {
  const { tokens } = await post(path, values, { open: true });
  session.begin(tokens, values.email);
}

function signIn(toRegister) {
  return [
    h('h1', {}, 'Sign in'),
    form([email(), field('password', 'Password', { type: 'password',
      autocomplete: 'current-password' })], 'Sign in', async (data) => {
      try {
        await enter('/auth/login', Object.fromEntries(data));
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) {
          error.message = 'The address or the password is wrong.';
        }
        throw error;
      }
    }),
    h('p', {}, 'No account yet? ', button('Create one', toRegister, { kind: 'plain' })),
  ];
}

function register(toSignIn) {
  return [
    h('h1', {}, 'Create an account'),
    form([
      email(),
      field('password', 'Password', { type: 'password', autocomplete: 'new-password',
        minlength: 8, hint: 'At least 8 characters. A few words are better than a cryptic one.' }),
      field('full_name', 'Your name', { autocomplete: 'name', optional: true, maxlength: 200 }),
      field('business_name', 'Name of the business', { autocomplete: 'organization',
        maxlength: 200 }),
      field('industry', 'Industry', { optional: true, maxlength: 100 }),
    ], 'Create the account', async (data) => {
      const values = [...data].filter(([, value]) => value !== '');
      await enter('/auth/register', Object.fromEntries(values));
    }),
    h('p', {}, 'There is an account already? ', button('Sign in', toSignIn, { kind: 'plain' })),
  ];
}

/** What is there as long as nobody is signed in. */
export function gate(why) {
  const main = h('main', { id: 'main', tabindex: -1 });
  const go = (make, next) => {
    fill(main, make(next));
    main.querySelector('input').focus();
  };
  const toSignIn = () => go(signIn, toRegister);
  const toRegister = () => go(register, toSignIn);
  fill(main, WHY[why] ? h('p', { class: 'sub', role: 'status' }, WHY[why]) : null,
    signIn(toRegister));
  return h('div', { class: 'gate' }, h('header', { class: 'head' }, brand(), themeButton()), main);
}
