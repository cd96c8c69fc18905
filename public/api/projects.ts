import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Project, ProjectInput, ProjectsAnswer, UnassignedHostsAnswer } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';

export const projectKeys = {
  all: ['projects'] as const,
  one: (id: string) => ['projects', 'one', id] as const,
  unassignedHosts: ['projects', 'unassigned-hosts'] as const,
};

export function useProjects() {
  const { api } = useServices();
  return useQuery<ProjectsAnswer, ApiError>({
    queryKey: projectKeys.all,
    queryFn: ({ signal }) => api.projects(signal),
  });
}

/** One project; `enabled: false` for the form of a new one. */
export function useProject(id: string, { enabled = true } = {}) {
  const { api } = useServices();
  return useQuery<Project, ApiError>({
    queryKey: projectKeys.one(id),
    queryFn: ({ signal }) => api.project(id, signal),
    enabled,
  });
}

export function useUnassignedHosts() {
  const { api } = useServices();
  return useQuery<UnassignedHostsAnswer, ApiError>({
    queryKey: projectKeys.unassignedHosts,
    queryFn: ({ signal }) => api.unassignedHosts(signal),
  });
}

export function useSaveProject() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<Project, ApiError, { id: string; input: ProjectInput }>({
    mutationFn: ({ id, input }) => api.putProject(id, input),
    onSuccess: () => client.invalidateQueries(projectKeys.all),
  });
}

export function useDeleteProject() {
  const { api } = useServices();
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => api.deleteProject(id),
    onSuccess: () => client.invalidateQueries(projectKeys.all),
  });
}
