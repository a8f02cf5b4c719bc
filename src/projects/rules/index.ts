/** Projects: work with an end. Things, deeds and calculations; all of it is safe in browser and server. */
import { exportProjectFile, importProject, importProjectFile } from './exchange.ts';
import { exportPeopleFile, importPeople, importPeopleFile } from './people-exchange.ts';
import { room } from '#platform/kit';
import { addTasks } from './add-tasks.ts';
import { assign, changeAssignment, unassign } from './assign.ts';
import { assignment } from './assignment.ts';
import { attachment } from './attachment.ts';
import { baseline, baselineTask } from './baseline.ts';
import { changeTask } from './change-task.ts';
import { changeTasks } from './change-tasks.ts';
import { commentOnTask, editComment, removeComment } from './comment-on-task.ts';
import { comment } from './comment.ts';
import { createTask } from './create-task.ts';
import { duplicateTask } from './duplicate-task.ts';
import { indentTask, outdentTask } from './indent-task.ts';
import { label } from './label.ts';
import { levellingPreview, levelProject } from './level-project.ts';
import { linkInSequence } from './link-in-sequence.ts';
import { linkTasks } from './link-tasks.ts';
import { link } from './link.ts';
import { changeAttachment, createAttachment, downloadAttachment, removeAttachment, uploadAttachment } from './manage-attachments.ts';
import { changeLabel, createLabel, removeLabel } from './manage-labels.ts';
import { changeLink, removeLink } from './manage-links.ts';
import { changeProgramme, createProgramme, removeProgramme } from './manage-programmes.ts';
import { changeProject, createProject, removeProject } from './manage-projects.ts';
import { moveTask } from './move-task.ts';
import { moveTasks } from './move-tasks.ts';
import { myWork } from './my-work.ts';
import { planSnapshot } from './plan-snapshot.ts';
import { plannedTasks } from './planned-tasks.ts';
import { projectOverview } from './project-overview.ts';
import { programme } from './programme.ts';
import { project } from './project.ts';
import { removeTask, removeTasks } from './remove-task.ts';
import { reportProgress } from './report-progress.ts';
import { setAssignees } from './set-assignees.ts';
import { setPredecessors } from './set-predecessors.ts';
import { setStatus } from './set-status.ts';
import { takeBaseline } from './take-baseline.ts';
import { task } from './task.ts';

export { exportPeopleFile, importPeople, importPeopleFile } from './people-exchange.ts';
export {
  exportFormats,
  exportProjectFile,
  genericKinds,
  importFormats,
  importProject,
  importProjectFile,
  taskColumns,
  type ImportAnswer,
  type TaskColumn,
} from './exchange.ts';
export { addTasks } from './add-tasks.ts';
export { assign, changeAssignment, unassign } from './assign.ts';
export { assignment, contours, type Assignment } from './assignment.ts';
export { attachment, type Attachment } from './attachment.ts';
export { baseline, baselineTask, type Baseline, type BaselineTask } from './baseline.ts';
export { baselineHash, type PromisedTask } from './baseline-hash.ts';
export { changeTask } from './change-task.ts';
export { changeTasks } from './change-tasks.ts';
export { commentOnTask, editComment, removeComment } from './comment-on-task.ts';
export { comment, type Comment } from './comment.ts';
export { createTask, draftOf, newTask, type NewTask } from './create-task.ts';
export { loopIn, loopText, loopThrough } from './dependency-loop.ts';
export { duplicateTask } from './duplicate-task.ts';
export { formatDuration, parseDuration, shortDuration, type DayLengths, type Tongue, type TypedDuration } from './duration-text.ts';
export { gatherProject } from './gather-project.ts';
export { indentTask, outdentTask } from './indent-task.ts';
export { label, type Label } from './label.ts';
export { levellingPreview, levelProject, type LevellingPreview } from './level-project.ts';
export { gatherLevelling, levelProjectFacts, type Levelling } from './levelling.ts';
export { linkInSequence } from './link-in-sequence.ts';
export { linkTasks, refuseLink } from './link-tasks.ts';
export { lostTime, type LostTime } from './lost-time.ts';
export { concernsProject, freezesIn } from './windows-of-project.ts';
export { openPredecessors } from './open-predecessors.ts';
export { formatLinkText, parseLinkText, type LinkText, type TypedLink } from './link-text.ts';
export { lagKinds, link, linkKinds, type LagKind, type Link } from './link.ts';
export { changeAttachment, createAttachment, downloadAttachment, removeAttachment, uploadAttachment } from './manage-attachments.ts';
export { changeLabel, createLabel, removeLabel } from './manage-labels.ts';
export { changeLink, removeLink } from './manage-links.ts';
export { changeProgramme, createProgramme, removeProgramme } from './manage-programmes.ts';
export { changeProject, createProject, removeProject } from './manage-projects.ts';
export { mentionsIn } from './mentions.ts';
export { moveTask } from './move-task.ts';
export { moveTasks } from './move-tasks.ts';
export { bySiblingOrder, outlineOf, subtreeOf, type OutlineRow, type OutlineTask } from './outline.ts';
export {
  assignmentFactsOf,
  linkFactsOf,
  minutesOf,
  planFactsOf,
  planOf,
  taskFactsOf,
  type PlanTaskRow,
  type ProjectFacts,
} from './plan-facts.ts';
export { myWork } from './my-work.ts';
export { unpack, type PackedTable } from './packed-table.ts';
export { planSnapshot, snapshotParts, unpackSnapshot, type PlanSnapshot, type SnapshotPart, type SnapshotTask } from './plan-snapshot.ts';
export { plannedTasks, plannedTaskOrders, type PlannedTask } from './planned-tasks.ts';
export {
  deadlineMissedDays,
  healthOf,
  healths,
  latenessOf,
  slipDaysOf,
  type Health,
  type Lateness,
  type Standing,
} from './project-health.ts';
export { projectOverview, type ProjectOverviewRow } from './project-overview.ts';
export { programme, type Programme } from './programme.ts';
export { planOptions, project, projectStatuses, type PlanningOptions, type Project, type ProjectStatus } from './project.ts';
export { removeTask, removeTasks } from './remove-task.ts';
export { reportProgress } from './report-progress.ts';
export { setAssignees } from './set-assignees.ts';
export { setPredecessors } from './set-predecessors.ts';
export { setStatus } from './set-status.ts';
export { takeBaseline } from './take-baseline.ts';
export { taskPlan, type TaskPlan } from './task-plan.ts';
export { constraintKinds, task, taskStatuses, type Task, type TaskStatus } from './task.ts';

export const projectsRoom = room('projects', {
  things: [programme, project, task, link, assignment, baseline, baselineTask, label, comment, attachment],
  deeds: [
    createProgramme,
    changeProgramme,
    removeProgramme,
    createProject,
    changeProject,
    removeProject,
    createTask,
    addTasks,
    changeTask,
    changeTasks,
    moveTask,
    moveTasks,
    indentTask,
    outdentTask,
    duplicateTask,
    removeTask,
    removeTasks,
    reportProgress,
    setStatus,
    linkTasks,
    linkInSequence,
    setPredecessors,
    changeLink,
    removeLink,
    assign,
    changeAssignment,
    unassign,
    setAssignees,
    levelProject,
    takeBaseline,
    createLabel,
    changeLabel,
    removeLabel,
    commentOnTask,
    editComment,
    removeComment,
    createAttachment,
    changeAttachment,
    removeAttachment,
    importProject,
    importPeople,
  ],
  views: [planSnapshot, plannedTasks, myWork, projectOverview, levellingPreview],
  endpoints: [importProjectFile, exportProjectFile, uploadAttachment, downloadAttachment, importPeopleFile, exportPeopleFile],
});
