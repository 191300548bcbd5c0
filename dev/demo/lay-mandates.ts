import { type MandateReturn, write0603 } from '../../domain/betalingsservice/write-returns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { BETALINGSSERVICE, type Parties, type SampleDebtor } from './create-parties.ts';
import { layFile } from './lay-file.ts';

const FILE_NAME = 'mandates-0603.bs1';
const DELIVERY_NUMBER = 1n;
const CODE_REGISTERED = '0231';

/** Plays that two debtors have signed up with their banks: a file 0603 with both mandates comes back. */
export async function layMandates({
  debtors,
  returnFolder,
  today,
}: Pick<Parties, 'debtors'> & { returnFolder: string; today: CivilDate }): Promise<void> {
  const mandates = mandatesOf(debtors).map(({ debtor, mandateNumber }): MandateReturn => ({
    code: CODE_REGISTERED,
    customerNumber: debtor.customerNumber,
    mandateNumber,
    from: today,
    to: null,
  }));
  const content = write0603({
    ...BETALINGSSERVICE,
    deliveryNumber: DELIVERY_NUMBER,
    createdOn: today,
    sections: [{ ...BETALINGSSERVICE, section: '0212', mandates }],
  });
  await layFile({ folder: returnFolder, name: FILE_NAME, content });
}

/** Who does not show the mandate of the file yet. */
export async function findMissingMandates({ api, debtors }: Pick<Parties, 'api' | 'debtors'>): Promise<string[]> {
  const missing = await Promise.all(
    mandatesOf(debtors).map(async ({ debtor, mandateNumber }) => {
      const { name, mandate } = await api.get<{ name: string; mandate: { mandateNumber: string } | null }>(
        `/v1/debtors/${debtor.id}`,
      );
      return mandate?.mandateNumber === mandateNumber ? [] : [`${name} has no mandate ${mandateNumber}`];
    }),
  );
  return missing.flat();
}

function mandatesOf({
  drawn,
  refusing,
}: Parties['debtors']): readonly { readonly debtor: SampleDebtor; readonly mandateNumber: string }[] {
  return [
    { debtor: drawn, mandateNumber: '123456789' },
    { debtor: refusing, mandateNumber: '123456790' },
  ];
}
