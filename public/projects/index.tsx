export { ProjectPage } from './project_page';
export { ProjectsPage } from './projects_page';
