export * from './scenario'
