/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. Takes about 19 MB and some tens of milliseconds. */
export declare function hashPassword(password: string): Promise<string>;
/** Whether the password belongs to the hash. Throws if `phc` is not a hash that `hashPassword` could have made. */
export declare function verifyPassword(password: string, phc: string): Promise<boolean>;
//# sourceMappingURL=password.d.ts.map