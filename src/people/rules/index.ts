/** Who: people, teams, skills, hours and absences. Things, deeds and pure calculations; all exports are safe in browser and server. */
import { room } from '#platform/kit';
import { absence, absenceNote } from './absence.ts';
import { approveAbsence } from './approve-absence.ts';
import { deactivatePerson, reactivatePerson } from './deactivate-person.ts';
import { jobRole } from './job-role.ts';
import { changeAbsenceNote, createAbsenceNote, removeAbsenceNote } from './manage-absence-notes.ts';
import { changeAbsence, createAbsence, removeAbsence } from './manage-absences.ts';
import { changeJobRole, createJobRole, removeJobRole } from './manage-job-roles.ts';
import { changePerson, createPerson, removePerson } from './manage-people.ts';
import { changePersonSkill, createPersonSkill, removePersonSkill } from './manage-person-skills.ts';
import { changeRate, createRate, removeRate } from './manage-rates.ts';
import { changeSite, createSite, removeSite } from './manage-sites.ts';
import { changeSkill, createSkill, removeSkill } from './manage-skills.ts';
import { changeTeam, createTeam, removeTeam } from './manage-teams.ts';
import { person } from './person.ts';
import { personSkill } from './person-skill.ts';
import { rate } from './rate.ts';
import { site } from './site.ts';
import { skill } from './skill.ts';
import { team } from './team.ts';

export { absence, absenceKinds, absenceNote } from './absence.ts';
export { approveAbsence } from './approve-absence.ts';
export { candidatesFor, type Candidate } from './candidates.ts';
export { deactivatePerson, reactivatePerson } from './deactivate-person.ts';
export { jobRole } from './job-role.ts';
export { changeAbsenceNote, createAbsenceNote, removeAbsenceNote } from './manage-absence-notes.ts';
export { changeAbsence, createAbsence, removeAbsence } from './manage-absences.ts';
export { changeJobRole, createJobRole, removeJobRole } from './manage-job-roles.ts';
export { changePerson, createPerson, removePerson } from './manage-people.ts';
export { changePersonSkill, createPersonSkill, removePersonSkill } from './manage-person-skills.ts';
export { changeRate, createRate, removeRate } from './manage-rates.ts';
export { changeSite, createSite, removeSite } from './manage-sites.ts';
export { changeSkill, createSkill, removeSkill } from './manage-skills.ts';
export { changeTeam, createTeam, removeTeam } from './manage-teams.ts';
export { person, personKinds } from './person.ts';
export { personSkill } from './person-skill.ts';
export { rate } from './rate.ts';
export { rateAt } from './rate-at.ts';
export {
  calendarIdOf,
  capacityMinutesOf,
  isHereOn,
  resourceFactsOf,
  type AbsenceRow,
  type PeopleFacts,
  type PersonRow,
  type SiteRow,
} from './resource-facts.ts';
export { site } from './site.ts';
export { skill } from './skill.ts';
export { team } from './team.ts';

export const peopleRoom = room('people', {
  things: [site, team, skill, jobRole, person, personSkill, rate, absence, absenceNote],
  deeds: [
    createSite,
    changeSite,
    removeSite,
    createTeam,
    changeTeam,
    removeTeam,
    createSkill,
    changeSkill,
    removeSkill,
    createJobRole,
    changeJobRole,
    removeJobRole,
    createPerson,
    changePerson,
    removePerson,
    deactivatePerson,
    reactivatePerson,
    createPersonSkill,
    changePersonSkill,
    removePersonSkill,
    createRate,
    changeRate,
    removeRate,
    createAbsence,
    changeAbsence,
    removeAbsence,
    approveAbsence,
    createAbsenceNote,
    changeAbsenceNote,
    removeAbsenceNote,
  ],
});
