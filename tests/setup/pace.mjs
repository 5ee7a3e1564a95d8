// Slices of work are as large as the machine is fast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paced } from '../../www/component/pace.js';

test('a slice that took long is followed by a smaller one, and never by none', () => {
  let units = 256;
  for (let i = 0; i < 20; i++) units = paced(units, 40);
  assert.equal(units, 1);
});

test('after a slice that took far too long the next is as much smaller at once', () => {
  // What comes next may be dearer still.
  assert.equal(paced(64, 14), 10);
  assert.equal(paced(10, 50), 1);
});

test('slices grow while they are quick, to a limit', () => {
  let units = 1;
  for (let i = 0; i < 20; i++) units = paced(units, 0.2);
  assert.equal(units, 64);
  assert.equal(paced(units, 2), 64, 'what takes its time stays as it is');
});
