/** `T0001/7`: the workspace and the incident's number in it. Opaque to everybody but the store. */
export type IncidentId = string;
