import { ROLES } from '../../common';
import { expectStatus } from './stack';
import type { Session } from './stack';

/** A password for the users of this run only; they are removed at its end. */
const PASSWORD = `stack-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

const PEOPLE = {
  operator: [ROLES.operator],
  reviewer: [ROLES.reviewer],
  second: [ROLES.reviewer],
  auditor: [ROLES.auditor],
  stranger: [],
} as const;
export type Person = keyof typeof PEOPLE;

const userName = (person: Person) => `tre_stack_${person}`;

/** Real users with the shipped roles, as an administrator would make them. */
export async function createPeople(admin: Session): Promise<Record<Person, Session>> {
  const people: Partial<Record<Person, Session>> = {};
  for (const [person, roles] of Object.entries(PEOPLE) as Array<[Person, readonly string[]]>) {
    const username = userName(person);
    // A stranger may use Kibana, but nothing of ours.
    const granted = person === 'stranger' ? ['viewer'] : [...roles];
    expectStatus(
      await admin.elasticsearch('PUT', `/_security/user/${username}`, { password: PASSWORD, roles: granted }),
      200,
      `user ${username}`
    );
    people[person] = admin.as({ username, password: PASSWORD });
  }
  return people as Record<Person, Session>;
}

export async function removePeople(admin: Session): Promise<void> {
  for (const person of Object.keys(PEOPLE) as Person[])
    await admin.elasticsearch('DELETE', `/_security/user/${userName(person)}`);
}
