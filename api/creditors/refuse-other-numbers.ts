import type { Creditor } from '../../db/entities/creditor.ts';
import { ApiProblem } from '../http/problem.ts';
import type { CreditorChange } from './creditor-fields.ts';

export const SET_BY_OPERATOR =
  'Numbers that money and files find a creditor by are set by the operator: ask for it there';

/**
 * An admin may send the numbers that the creditor has, and no others. What others have is not looked at, so that nothing is told of it.
 * @throws ApiProblem with each field that the operator alone sets
 */
export function refuseOtherNumbers(creditor: Creditor, { fiCreditorNumber, betalingsservice }: CreditorChange): void {
  const { pbsNumber, bsDataSupplierNumber, bsDataSupplierShared } = creditor;
  const asked: readonly (readonly [path: string, isOther: boolean])[] = [
    ['/fiCreditorNumber', fiCreditorNumber !== undefined && fiCreditorNumber !== creditor.fiCreditorNumber],
    ...(betalingsservice === undefined
      ? []
      : betalingsservice === null || pbsNumber === null
        ? ([['/betalingsservice', (betalingsservice === null) !== (pbsNumber === null)]] as const)
        : ([
            ['/betalingsservice/pbsNumber', betalingsservice.pbsNumber !== pbsNumber],
            ['/betalingsservice/dataSupplierNumber', betalingsservice.dataSupplierNumber !== bsDataSupplierNumber],
            [
              '/betalingsservice/dataSupplierShared',
              (betalingsservice.dataSupplierShared ?? bsDataSupplierShared) !== bsDataSupplierShared,
            ],
          ] as const)),
  ];
  const errors = asked
    .filter(([, isOther]) => isOther)
    .map(([path]) => ({ path, code: 'set_by_operator' as const, message: SET_BY_OPERATOR }));
  if (errors.length > 0) throw new ApiProblem('numbers_set_by_operator', { detail: SET_BY_OPERATOR, errors });
}
